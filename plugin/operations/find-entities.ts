import { findEntities as contract } from '../../src/operations/find-entities.ts';
import { findEntities } from '../../src/store/find-entities.ts';
import { defineHandler } from './handler.ts';

export default defineHandler(contract, async ({ kind, text, limit }, { database }) => ({
  entities: findEntities(database, kind, text, limit),
}));
