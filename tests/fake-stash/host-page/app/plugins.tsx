import React, { useEffect, useState } from 'react';
import { Route } from 'react-router-dom';
import { before, patchFunction } from './patch.tsx';
import { atLeast } from './release.ts';
import { LoadingIndicator } from './shared/LoadingIndicator.tsx';
import { usePlugins } from './stash-service.ts';
import { useToast } from './toast.tsx';
import type { Plugin } from './types.ts';

/** Reverse of the server's order, but a plugin always after those it requires. Missing ones are ignored. */
export function inLoadOrder(plugins: Plugin[]): Plugin[] {
  const byId = new Map(plugins.map((plugin) => [plugin.id, plugin]));
  const ordered = new Set<Plugin>();
  const visit = (plugin: Plugin, path: string[]): void => {
    if (ordered.has(plugin)) return;
    if (path.includes(plugin.id)) throw new Error(`closed chain: ${[...path, plugin.id].join(' → ')}`);
    for (const id of plugin.requires ?? []) {
      const required = byId.get(id);
      if (required) visit(required, [...path, plugin.id]);
    }
    ordered.add(plugin);
  };
  for (const plugin of [...plugins].reverse()) visit(plugin, []);
  return [...ordered];
}

/** Classic scripts, fetched together and run in order; `onSettled` follows the last load or error. */
function appendScripts(addresses: string[], onSettled: () => void): void {
  let open = addresses.length;
  if (open === 0) onSettled();
  const settle = (): void => {
    open -= 1;
    if (open === 0) onSettled();
  };
  for (const address of addresses) {
    const script = document.createElement('script');
    script.src = address;
    script.async = false;
    script.defer = true;
    script.addEventListener('load', settle);
    script.addEventListener('error', settle);
    document.head.append(script);
  }
}

function appendStyleSheets(addresses: string[]): void {
  for (const address of addresses) {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = address;
    document.head.append(link);
  }
}

/**
 * Holds the page back until every plugin's script has run or failed, so one slow script delays everything.
 * Before v0.28 Stash did not wait.
 */
export const PluginsLoader: React.FC = ({ children }) => {
  const toast = useToast();
  const { data, error } = usePlugins();
  const [settled, setSettled] = useState(false);
  const [plugins, setPlugins] = useState<Plugin[]>();

  useEffect(() => {
    if (error) toast.error(`Error loading plugins: ${error.message}`);
  }, [error, toast]);

  // Only the first answer counts: plugins that come later need a reload of the page.
  useEffect(() => {
    if (data && !plugins) setPlugins(data.plugins ?? []);
  }, [data, plugins]);

  useEffect(() => {
    if (!plugins) return;
    const enabled = inLoadOrder(plugins).filter((plugin) => plugin.enabled);
    appendScripts([...new Set(enabled.flatMap(({ paths }) => paths.javascript ?? []))], () =>
      setSettled(true),
    );
    appendStyleSheets([...new Set(enabled.flatMap(({ paths }) => paths.css ?? []))]);
  }, [plugins]);

  if (atLeast('0.28') && !settled && !error) return <LoadingIndicator message="Loading plugins…" />;
  return <>{children}</>;
};

/** Always matches inside the routes' switch, so an unknown address shows an empty page. */
export const PluginRoutes: React.FC = patchFunction(
  'PluginRoutes',
  ({ children }: React.PropsWithChildren<object>) => <>{children}</>,
);

/** `PluginApi.register.route`: not exact and outside of any switch, so one route's prefix shows both. */
export function registerRoute(path: string, component: React.ComponentType): void {
  before('PluginRoutes', ({ children }: React.PropsWithChildren<object>) => [
    {
      children: (
        <>
          {children}
          <Route path={path} component={component} />
        </>
      ),
    },
  ]);
}
