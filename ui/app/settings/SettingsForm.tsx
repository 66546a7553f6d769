import { Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keepDraft, readDraft } from '../../data/cache.ts';
import { operationKey } from '../../data/query-client.ts';
import type { Settings } from '../../data/shapes.ts';
import { useAct } from '../../data/use-operation.ts';
import { texts } from '../../texts.ts';
import { useNotices } from '../shared/notices.tsx';
import { changedSettings } from './changed-settings.ts';
import {
  AboutPart,
  AnalysisPart,
  GeneratePart,
  PolicyPart,
  ReaderPart,
  ThresholdsPart,
} from './SettingsParts.tsx';
import { useLeaveGuard } from './use-leave-guard.ts';

const draftName = 'settings';

/** The settings as a form: nothing is saved until the person says so, and what is typed survives a reload. */
export function SettingsForm({ saved, defaults }: { saved: Settings; defaults: Settings }) {
  const client = useQueryClient();
  const notices = useNotices();
  const act = useAct('save-settings');
  const [edits, setEdits] = useState<Partial<Settings>>({});
  const shown: Settings = { ...saved, ...edits };
  const changed = changedSettings(saved, shown);
  const dirty = Object.keys(changed).length > 0;
  useLeaveGuard(dirty);

  useEffect(() => {
    void readDraft<Partial<Settings>>(draftName).then((draft) => draft && setEdits(draft));
  }, []);
  const change = (next: Partial<Settings>): void => {
    const all = { ...edits, ...next };
    setEdits(all);
    void keepDraft(draftName, all);
  };
  const forget = (): void => {
    setEdits({});
    void keepDraft(draftName, undefined);
  };
  const save = (): void =>
    act.mutate(
      { settings: changed },
      {
        onSuccess: ({ settings }) => {
          client.setQueryData(operationKey('read-settings', {}), { settings, defaults });
          forget();
          notices.success(texts.settings.saved);
        },
        onError: (error) => notices.error(error),
      },
    );
  const atDefaults = Object.keys(changedSettings(defaults, shown)).length === 0;
  return (
    <>
      <div className="settings-parts">
        <ThresholdsPart settings={shown} onChange={change} />
        <PolicyPart settings={shown} onChange={change} />
        <AnalysisPart settings={shown} onChange={change} />
        <GeneratePart settings={shown} onChange={change} />
        <ReaderPart settings={shown} onChange={change} />
        <AboutPart />
      </div>
      <div className="save-bar" data-dirty={dirty}>
        <Group gap="xs">
          <Button onClick={save} disabled={!dirty} loading={act.isPending}>
            {texts.settings.save}
          </Button>
          {dirty && (
            <Button variant="default" onClick={forget}>
              {texts.settings.discard}
            </Button>
          )}
          <Button variant="subtle" onClick={() => change(defaults)} disabled={atDefaults}>
            {texts.settings.reset}
          </Button>
          {dirty && (
            <Text size="sm" c="yellow.4" role="status">
              {texts.settings.unsaved}
            </Text>
          )}
        </Group>
      </div>
    </>
  );
}
