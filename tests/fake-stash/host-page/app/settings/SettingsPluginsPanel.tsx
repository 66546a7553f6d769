import React, { useState } from 'react';
import { Button } from 'react-bootstrap';
import { faSyncAlt } from '../icons.ts';
import { patchComponent } from '../patch.tsx';
import { Icon } from '../shared/Icon.tsx';
import { LoadingIndicator } from '../shared/LoadingIndicator.tsx';
import { mutateReloadPlugins, mutateSetPluginsEnabled, usePlugins } from '../stash-service.ts';
import { useToast } from '../toast.tsx';
import type { PluginSetting } from '../types.ts';
import { useSettings } from './context.tsx';
import {
  BooleanSetting,
  NumberSetting,
  Setting,
  SettingGroup,
  SettingSection,
  StringSetting,
} from './Inputs.tsx';

interface OneSettingProps {
  pluginID: string;
  setting: PluginSetting;
  value: unknown;
  onChange: (value: unknown) => void;
}

const OneSetting: React.FC<OneSettingProps> = ({ pluginID, setting, value, onChange }) => {
  const shared = {
    id: `plugin-${pluginID}-${setting.name}`,
    heading: setting.display_name || setting.name,
    subHeading: setting.description,
    onChange,
  };
  if (setting.type === 'BOOLEAN') return <BooleanSetting {...shared} checked={value === true} />;
  if (setting.type === 'NUMBER') return <NumberSetting {...shared} value={Number(value ?? 0)} />;
  return <StringSetting {...shared} value={String(value ?? '')} />;
};

const PluginSettings = patchComponent<{ pluginID: string; settings: PluginSetting[] }>(
  'PluginSettings',
  ({ pluginID, settings }) => {
    const { plugins, savePluginSettings } = useSettings();
    const values = plugins[pluginID] ?? {};
    return (
      <div className="plugin-settings">
        {settings.map((setting) => (
          <OneSetting
            key={setting.name}
            pluginID={pluginID}
            setting={setting}
            value={values[setting.name]}
            onChange={(value) => savePluginSettings(pluginID, { ...values, [setting.name]: value })}
          />
        ))}
      </div>
    );
  },
);

export const SettingsPluginsPanel: React.FC = () => {
  const toast = useToast();
  const { loading: configurationLoading } = useSettings();
  const { data, loading } = usePlugins();
  const [changed, setChanged] = useState<string>();

  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      toast.error(error);
    }
  };

  if ((loading && !data) || configurationLoading) return <LoadingIndicator />;
  return (
    <SettingSection heading="Plugins">
      <Setting heading="Reload plugins">
        <Button onClick={() => void attempt(mutateReloadPlugins)}>
          <Icon icon={faSyncAlt} /> Reload plugins
        </Button>
      </Setting>
      {data?.plugins?.map(({ id, name, version, description, enabled, settings }) => (
        <SettingGroup
          key={id}
          settingProps={{
            heading: version ? `${name} (${version})` : name,
            subHeading: description,
            className: enabled ? undefined : 'disabled',
          }}
          topLevel={
            <>
              {/* Scripts of a plugin switched on or off only change with the page. */}
              {changed === id && (
                <Button size="sm" onClick={() => window.location.reload()}>
                  Reload UI
                </Button>
              )}
              <Button
                size="sm"
                onClick={() =>
                  void attempt(async () => {
                    await mutateSetPluginsEnabled({ [id]: !enabled });
                    setChanged(id);
                  })
                }
              >
                {enabled ? 'Disable' : 'Enable'}
              </Button>
            </>
          }
        >
          <PluginSettings pluginID={id} settings={settings ?? []} />
        </SettingGroup>
      ))}
    </SettingSection>
  );
};
