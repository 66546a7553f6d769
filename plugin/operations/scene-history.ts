import { readSceneHistory } from '../../src/history/scene-history.ts';
import { sceneHistory } from '../../src/operations/scene-history.ts';
import { defineHandler } from './handler.ts';

export default defineHandler(sceneHistory, async (input, { database }) => readSceneHistory(database, input));
