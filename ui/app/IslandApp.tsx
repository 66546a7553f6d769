import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { IslandHost, IslandView } from '../island.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { HostProvider } from './host-context.ts';
import { Page } from './Page.tsx';
import { SceneTab } from './scene/SceneTab.tsx';
import { ConfirmProvider } from './shared/confirm.tsx';
import { NoticesProvider } from './shared/notices.tsx';
import { islandTheme } from './theme.ts';

/** Everything around a view that every view needs. */
export function IslandApp(props: {
  view: IslandView;
  host: IslandHost;
  client: QueryClient;
  wrap: HTMLElement;
  portal: HTMLElement;
}) {
  const { view, host, client, wrap, portal } = props;
  const theme = useMemo(() => islandTheme(portal), [portal]);
  const shown = view.kind === 'scene' ? `scene/${view.sceneId}` : view.path;
  return (
    <MantineProvider
      forceColorScheme="dark"
      cssVariablesSelector=":host"
      getRootElement={() => wrap}
      theme={theme}
    >
      <QueryClientProvider client={client}>
        <HostProvider value={host}>
          <ErrorBoundary resetKey={shown}>
            <NoticesProvider>
              <ConfirmProvider>
                {view.kind === 'scene' ? (
                  <SceneTab key={view.sceneId} sceneId={view.sceneId} />
                ) : (
                  <Page path={view.path} />
                )}
              </ConfirmProvider>
            </NoticesProvider>
          </ErrorBoundary>
        </HostProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
