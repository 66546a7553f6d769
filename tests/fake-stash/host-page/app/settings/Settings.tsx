import React from 'react';
import { Nav, Tab } from 'react-bootstrap';
import { useHistory, useLocation } from 'react-router-dom';
import { useConfigurationValue } from '../configuration.tsx';
import { useVersion } from '../stash-service.ts';
import { SettingsProvider } from './context.tsx';
import { Setting, SettingSection } from './Inputs.tsx';
import { SettingsPluginsPanel } from './SettingsPluginsPanel.tsx';
import { SettingsTasksPanel } from './SettingsTasksPanel.tsx';
import { SettingsToolsPanel } from './SettingsToolsPanel.tsx';

const LibraryPanel: React.FC = () => {
  const { general } = useConfigurationValue();
  return (
    <SettingSection heading="Library">
      {general.stashes.map(({ path }) => (
        <Setting key={path} heading={path} />
      ))}
      <Setting heading="Database" subHeading={general.databasePath} />
    </SettingSection>
  );
};

const AboutPanel: React.FC = () => {
  const { data } = useVersion();
  return (
    <SettingSection heading="About">
      <Setting heading="Version" subHeading={data?.version.version} />
    </SettingSection>
  );
};

const tabs: [key: string, label: string, panel: React.FC][] = [
  ['tasks', 'Tasks', SettingsTasksPanel],
  ['library', 'Library', LibraryPanel],
  ['plugins', 'Plugins', SettingsPluginsPanel],
  ['tools', 'Tools', SettingsToolsPanel],
  ['about', 'About', AboutPanel],
];

const Settings: React.FC = () => {
  const history = useHistory();
  const { search } = useLocation();
  const active = new URLSearchParams(search).get('tab') ?? 'tasks';
  return (
    <SettingsProvider>
      <Tab.Container
        id="configuration-tabs"
        activeKey={active}
        onSelect={(key) => key && history.push(`/settings?tab=${key}`)}
      >
        <div id="settings-menu-container">
          <Nav variant="pills">
            {tabs.map(([key, label]) => (
              <Nav.Item key={key}>
                <Nav.Link eventKey={key}>{label}</Nav.Link>
              </Nav.Item>
            ))}
          </Nav>
        </div>
        <Tab.Content id="settings-container">
          {tabs.map(([key, , Panel]) => (
            <Tab.Pane key={key} eventKey={key} unmountOnExit>
              <Panel />
            </Tab.Pane>
          ))}
        </Tab.Content>
      </Tab.Container>
    </SettingsProvider>
  );
};

export default Settings;
