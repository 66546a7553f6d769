import { attempt } from './host/guard.ts';
import { startHost } from './host/start.ts';

/* The classic script of the manifest: Stash runs it before it renders anything, so a throw here must not get out. */

/** File name of the app asset with its content hash, put in by the build. */
declare const STASHHOG_APP: string;

// Only while the script runs for the first time.
const script = document.currentScript as HTMLScriptElement | null;

attempt('the start', () => {
  const api = window.PluginApi;
  if (!api) throw new Error('This page has no PluginApi. StashHog needs Stash v0.28 or newer.');
  if (!script) throw new Error('The script was not loaded as a classic script.');
  const appUrl = new URL(`./assets/dist/${STASHHOG_APP}`, script.src).href;
  startHost(api, appUrl, new AbortController().signal);
});
