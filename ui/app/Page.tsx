import { Button } from '@mantine/core';
import { texts } from '../texts.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { PlansPage } from './plans/PlansPage.tsx';
import { OverviewPage } from './overview/OverviewPage.tsx';
import { PlanPage } from './review/PlanPage.tsx';
import { parseRoute, paths, type Route, type Section, sectionOf } from './route.ts';
import { RunPage } from './runs/RunPage.tsx';
import { RunsPage } from './runs/RunsPage.tsx';
import { SettingsPage } from './settings/SettingsPage.tsx';
import { Icon, type IconName } from './shared/Icon.tsx';
import { useLink } from './shared/Link.tsx';
import { useScrollPlace } from './shared/places.ts';
import { EmptyNote } from './shared/StateNotes.tsx';

const sections: { section: Section; icon: IconName }[] = [
  { section: 'overview', icon: 'home' },
  { section: 'plans', icon: 'list' },
  { section: 'runs', icon: 'clock' },
  { section: 'settings', icon: 'settings' },
];

/** The pages below `/plugins/stashhog`: navigation on top, the page itself below. */
export function Page({ path }: { path: string }) {
  const route = parseRoute(path);
  const current = sectionOf(route);
  useScrollPlace(path);
  return (
    <div className="page">
      <header className="page-head">
        <span className="brand">{texts.common.brand}</span>
        <nav aria-label={texts.navigation.label} className="page-nav">
          {sections.map(({ section, icon }) => (
            <NavItem key={section} section={section} icon={icon} active={section === current} />
          ))}
        </nav>
      </header>
      <main>
        <ErrorBoundary resetKey={path}>
          <PageOf key={path} route={route} />
        </ErrorBoundary>
      </main>
    </div>
  );
}

function NavItem({ section, icon, active }: { section: Section; icon: IconName; active: boolean }) {
  return (
    <a {...useLink(paths[section])} className="page-nav-item" aria-current={active ? 'page' : undefined}>
      <Icon name={icon} />
      <span>{texts.navigation[section]}</span>
    </a>
  );
}

function PageOf({ route }: { route: Route }) {
  switch (route.page) {
    case 'overview':
      return <OverviewPage />;
    case 'plans':
      return <PlansPage />;
    case 'plan':
      return <PlanPage planId={route.id} />;
    case 'runs':
      return <RunsPage />;
    case 'run':
      return <RunPage runId={route.id} />;
    case 'settings':
      return <SettingsPage />;
    case 'unknown':
      return <UnknownPage />;
  }
}

function UnknownPage() {
  const link = useLink(paths.overview);
  return (
    <EmptyNote title={texts.common.unknownPage} text="">
      <Button component="a" variant="default" {...link}>
        {texts.common.toOverview}
      </Button>
    </EmptyNote>
  );
}
