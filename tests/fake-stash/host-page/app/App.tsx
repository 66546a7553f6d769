import React, { Suspense, useEffect } from 'react';
import { Alert } from 'react-bootstrap';
import { Route, Switch, useLocation } from 'react-router-dom';
import { ConfigurationProvider } from './configuration.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { HelpProvider } from './Help.tsx';
import { IntlProvider } from './intl.tsx';
import { MainNavbar } from './MainNavbar.tsx';
import { patchFunction } from './patch.tsx';
import { pluginEvents } from './plugin-event.ts';
import { PluginRoutes, PluginsLoader } from './plugins.tsx';
import { LoadingIndicator } from './shared/LoadingIndicator.tsx';
import { useConfiguration, useSystemStatus } from './stash-service.ts';
import { ToastProvider } from './toast.tsx';

const FrontPage = React.lazy(() =>
  import('./FrontPage.tsx').then((module) => ({ default: module.FrontPage })),
);
const Scenes = React.lazy(() => import('./scenes/Scenes.tsx'));
const Settings = React.lazy(() => import('./settings/Settings.tsx'));
const lists = () => import('./EntityList.tsx');
const Performers = React.lazy(() => lists().then((module) => ({ default: module.Performers })));
const Tags = React.lazy(() => lists().then((module) => ({ default: module.Tags })));
const Studios = React.lazy(() => lists().then((module) => ({ default: module.Studios })));

const AppContainer: React.FC = patchFunction('App', ({ children }: React.PropsWithChildren<object>) => (
  <>{children}</>
));

const Routes: React.FC = () => (
  <ErrorBoundary>
    <Suspense fallback={<LoadingIndicator />}>
      <Switch>
        <Route exact path="/" component={FrontPage} />
        <Route path="/scenes" component={Scenes} />
        <Route path="/performers" component={Performers} />
        <Route path="/tags" component={Tags} />
        <Route path="/studios" component={Studios} />
        <Route path="/settings" component={Settings} />
        <PluginRoutes />
      </Switch>
    </Suspense>
  </ErrorBoundary>
);

export const App: React.FC = () => {
  const configuration = useConfiguration();
  const status = useSystemStatus();
  const location = useLocation();

  useEffect(() => pluginEvents.dispatch('location', '', { location }), [location]);

  if (configuration.error)
    return (
      <div className="main container-fluid">
        <Alert variant="danger">The configuration cannot be loaded: {configuration.error.message}</Alert>
      </div>
    );
  if (!configuration.data) return <LoadingIndicator />;

  // The order of the providers is Stash's: patches of `App` lie inside the router, outside the configuration.
  return (
    <IntlProvider>
      <ToastProvider>
        <PluginsLoader>
          <AppContainer>
            <ConfigurationProvider configuration={configuration.data.configuration}>
              <HelpProvider>
                <MainNavbar />
                <div className="main container-fluid">{status.data ? <Routes /> : <LoadingIndicator />}</div>
              </HelpProvider>
            </ConfigurationProvider>
          </AppContainer>
        </PluginsLoader>
      </ToastProvider>
    </IntlProvider>
  );
};
