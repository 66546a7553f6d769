import type { Resolvers } from './build-schema.ts';
import { FILTER_RESOLVERS } from './filters.ts';
import { CONFIGURATION_MUTATIONS } from './mutations/configuration.ts';
import { JOB_MUTATIONS } from './mutations/jobs-and-plugins.ts';
import { NAMED_MUTATIONS } from './mutations/named.ts';
import { SCENE_MUTATIONS } from './mutations/scenes.ts';
import { SQL_MUTATIONS } from './mutations/sql.ts';
import { PACKAGES } from './packages.ts';
import { CONFIGURATION_QUERIES } from './queries/configuration.ts';
import { LIBRARY_QUERIES } from './queries/library.ts';
import { SYSTEM_QUERIES } from './queries/system.ts';
import { FILE } from './types/file.ts';
import { NAMED } from './types/named.ts';
import { SCENE } from './types/scene.ts';

const PARTS = [
  SCENE,
  FILE,
  NAMED,
  LIBRARY_QUERIES,
  SYSTEM_QUERIES,
  CONFIGURATION_QUERIES,
  JOB_MUTATIONS,
  SCENE_MUTATIONS,
  NAMED_MUTATIONS,
  SQL_MUTATIONS,
  CONFIGURATION_MUTATIONS,
  PACKAGES,
  FILTER_RESOLVERS,
];

export function allResolvers(): Resolvers {
  const all: Resolvers = {};
  for (const part of PARTS) {
    for (const [type, fields] of Object.entries(part)) all[type] = { ...all[type], ...fields };
  }
  return all;
}
