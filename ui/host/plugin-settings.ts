import { patchInstead } from './guard.ts';
import type { HostContext } from './host-context.ts';
import { pagePath } from './stashhog-route.ts';
import { hostTexts } from '../texts.ts';

/** Stash's page of plugin settings points to ours: Stash rewrites its config file as a whole with every change there. */
export function linkPluginSettings({ api }: HostContext): void {
  const { createElement: h } = api.React;
  const { Link } = api.libraries.ReactRouterDOM;
  patchInstead(api, 'PluginSettings', ({ pluginID }) =>
    pluginID === 'stashhog'
      ? h(
          'div',
          { className: 'plugin-settings stashhog-settings' },
          h('span', null, hostTexts.settingsLine),
          h(Link, { to: `${pagePath}/settings`, className: 'btn btn-secondary' }, hostTexts.settingsLink),
        )
      : undefined,
  );
}
