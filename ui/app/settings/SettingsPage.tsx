import { Stack, Title } from '@mantine/core';
import { useOperation } from '../../data/use-operation.ts';
import { texts } from '../../texts.ts';
import { FailureNote, LoadingRows } from '../shared/StateNotes.tsx';
import { SettingsForm } from './SettingsForm.tsx';

export function SettingsPage() {
  const settings = useOperation('read-settings', {});
  const { data } = settings;
  return (
    <Stack gap="md" className="settings">
      <Title order={2} size="h3">
        {texts.settings.title}
      </Title>
      {settings.isError && (
        <FailureNote
          error={settings.error}
          onRetry={() => void settings.refetch()}
          stale={data !== undefined}
        />
      )}
      {settings.isPending && <LoadingRows rows={4} height={120} />}
      {data && <SettingsForm saved={data.settings} defaults={data.defaults} />}
    </Stack>
  );
}
