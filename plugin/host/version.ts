/** Set by `scripts/build.ts`; absent when the sources run unbuilt. */
declare const STASHHOG_VERSION: string | undefined;
/** Differs between builds: the compile cache is kept apart by it. */
declare const STASHHOG_BUILD: string | undefined;

export const version = typeof STASHHOG_VERSION === 'string' ? STASHHOG_VERSION : '0.0.0-unbuilt';
export const build = typeof STASHHOG_BUILD === 'string' ? STASHHOG_BUILD : 'unbuilt';
