import { randomBytes } from 'node:crypto';
import type { Resolvers } from '../build-schema.ts';
import type { RequestContext } from '../context.ts';
import { failure } from '../errors.ts';
import { general } from '../queries/configuration.ts';

type Values = Record<string, unknown>;

export const CONFIGURATION_MUTATIONS: Resolvers = {
  Mutation: {
    /** Overwrites the plugin's whole map. */
    configurePlugin: (
      _: unknown,
      { plugin_id, input }: { plugin_id: string; input: Values },
      { stash }: RequestContext,
    ) => {
      stash.config.values.plugins.settings[plugin_id] = input;
      stash.config.save();
      return input;
    },
    configureUI: (
      _: unknown,
      { input, partial }: { input?: Values | null; partial?: Values | null },
      { stash }: RequestContext,
    ) => {
      const { values } = stash.config;
      values.ui = { ...(input ?? values.ui), ...partial };
      stash.config.save();
      return values.ui;
    },
    /** `key` is dotted; missing maps on the way are made. */
    configureUISetting: (
      _: unknown,
      { key, value }: { key: string; value: unknown },
      { stash }: RequestContext,
    ) => {
      const words = key.split('.');
      const last = words.pop() as string;
      let place = stash.config.values.ui;
      for (const word of words) {
        const next = place[word];
        place = place[word] = (typeof next === 'object' && next !== null ? next : {}) as Values;
      }
      place[last] = value;
      stash.config.save();
      return stash.config.values.ui;
    },
    configureGeneral: (_: unknown, { input }: { input: Values }, context: RequestContext) => {
      const { config } = context.stash;
      const known = new Set(['username', 'password', 'maxSessionAge', 'stashes', 'pluginPackageSources']);
      for (const key of Object.keys(input))
        if (!known.has(key)) throw failure(`the fake Stash does not implement ConfigGeneralInput.${key}`);
      if (typeof input['username'] === 'string') config.values.username = input['username'];
      if (typeof input['password'] === 'string') config.values.password = input['password'];
      if (typeof input['maxSessionAge'] === 'number') config.values.max_session_age = input['maxSessionAge'];
      if (Array.isArray(input['stashes']))
        config.values.stash = input['stashes'] as typeof config.values.stash;
      if (Array.isArray(input['pluginPackageSources']))
        config.values.package_sources = input['pluginPackageSources'] as typeof config.values.package_sources;
      config.save();
      return general(context);
    },
    generateAPIKey: (
      _: unknown,
      { input }: { input: { clear?: boolean | null } },
      { stash }: RequestContext,
    ) => {
      if (!input.clear && !stash.config.values.username)
        throw failure('username must be set to generate an API key');
      stash.config.values.api_key = input.clear ? '' : randomBytes(24).toString('hex');
      stash.config.save();
      return stash.config.values.api_key;
    },
  },
};
