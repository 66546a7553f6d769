import React from 'react';
import { Button } from 'react-bootstrap';
import { platformURL } from '../create-client.ts';
import { patchContainer } from '../patch.tsx';
import { Setting, SettingSection } from './Inputs.tsx';

// Rendered twice on this tab: what a plugin adds appears in both sections.
const SettingsToolsSection = patchContainer('SettingsToolsSection');

export const SettingsToolsPanel: React.FC = () => (
  <>
    <SettingSection heading="Tools">
      <SettingsToolsSection>
        <Setting
          heading={
            <Button href={platformURL('graphql').toString()} target="_blank">
              GraphQL
            </Button>
          }
        />
      </SettingsToolsSection>
    </SettingSection>
    <SettingSection heading="Scene tools">
      <SettingsToolsSection />
    </SettingSection>
  </>
);
