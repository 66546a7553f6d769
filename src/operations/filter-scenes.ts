import { z } from 'zod';
import { defineOperation } from './contract.ts';
import { sceneId } from './shapes.ts';

/** What a `hog:` word in Stash's search box can ask for. */
export const sceneWishes = ['active', 'pending', 'resync'] as const;
export type SceneWish = (typeof sceneWishes)[number];

export const filterScenes = defineOperation({
  name: 'filter-scenes',
  summary:
    'Ids of the scenes that fulfil every given wish: in an active run, with pending changes, needing a resync.',
  input: z.object({ wishes: z.array(z.enum(sceneWishes)).min(1) }),
  output: z.object({ ids: z.array(sceneId).describe('ascending') }),
});
