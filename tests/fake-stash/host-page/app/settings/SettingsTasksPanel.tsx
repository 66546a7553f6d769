import React from 'react';
import { Button } from 'react-bootstrap';
import {
  mutateMetadataClean,
  mutateMetadataGenerate,
  mutateMetadataScan,
  mutateRunPluginTask,
  usePlugins,
} from '../stash-service.ts';
import { useToast } from '../toast.tsx';
import { Setting, SettingGroup, SettingSection } from './Inputs.tsx';
import { JobTable } from './JobTable.tsx';

/** Nothing on this tab can be patched as a whole. A plugin's task takes no arguments here. */
export const SettingsTasksPanel: React.FC = () => {
  const toast = useToast();
  const { data } = usePlugins();

  const queue = async (name: string, run: () => Promise<unknown>): Promise<void> => {
    try {
      await run();
      toast.success(`Added ${name} job to queue`);
    } catch (error) {
      toast.error(error);
    }
  };
  const button = (name: string, run: () => Promise<unknown>): JSX.Element => (
    <Button variant="secondary" size="sm" onClick={() => void queue(name, run)}>
      {name}
    </Button>
  );
  const withTasks = (data?.plugins ?? []).filter(({ enabled, tasks }) => enabled && tasks?.length);

  return (
    <div id="tasks-panel">
      <div className="tasks-panel-queue">
        <h1>Job queue</h1>
        <JobTable />
      </div>
      <div className="tasks-panel-tasks">
        <SettingSection heading="Library">
          <Setting heading="Scan" subHeading="Looks for new and changed files.">
            {button('Scan', () => mutateMetadataScan({ scanGenerateCovers: true }))}
          </Setting>
          <Setting heading="Clean" subHeading="Forgets files that are gone.">
            {button('Clean', () => mutateMetadataClean({ dryRun: false }))}
          </Setting>
        </SettingSection>
        <SettingSection heading="Generated content">
          <Setting heading="Generate" subHeading="Makes covers for scenes that have none.">
            {button('Generate', () => mutateMetadataGenerate({ covers: true }))}
          </Setting>
        </SettingSection>
        {withTasks.length > 0 && (
          <SettingSection heading="Plugin tasks">
            {withTasks.map((plugin) => (
              <SettingGroup key={plugin.id} settingProps={{ heading: plugin.name }} collapsible>
                {plugin.tasks?.map((task) => (
                  <Setting key={task.name} heading={task.name} subHeading={task.description}>
                    {button(task.name, () => mutateRunPluginTask(plugin.id, task.name))}
                  </Setting>
                ))}
              </SettingGroup>
            ))}
          </SettingSection>
        )}
      </div>
    </div>
  );
};
