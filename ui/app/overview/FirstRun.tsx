import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { Overview } from '../../data/shapes.ts';
import { texts } from '../../texts.ts';
import { ActiveRunCard } from '../runs/ActiveRunCard.tsx';
import { useStartRun } from '../runs/use-start-run.ts';
import { Icon } from '../shared/Icon.tsx';

/** Before the first sync: what StashHog does, in four steps, and the first of them as a button. */
export function FirstRun({ overview }: { overview: Overview }) {
  const { start, starting } = useStartRun();
  const syncing = overview.activeRuns.some((run) => run.kind === 'sync' || run.kind === 'process-new-scenes');
  return (
    <Stack gap="lg" className="first-run surface">
      <div>
        <Title order={2} size="h3">
          {texts.overview.firstTitle}
        </Title>
        <Text c="dimmed" mt={4} maw={640}>
          {texts.overview.firstText}
        </Text>
      </div>
      <ol className="first-steps">
        {texts.overview.firstSteps.map(([name, text], index) => (
          <li key={name}>
            <span className="first-number" aria-hidden="true">
              {index + 1}
            </span>
            <span>
              <strong>{name}</strong>
              <Text size="sm" c="dimmed">
                {text}
              </Text>
            </span>
          </li>
        ))}
      </ol>
      {syncing ? (
        <Stack gap="xs">
          <Text size="sm">{texts.overview.firstRunning}</Text>
          {overview.activeRuns.map((run) => (
            <ActiveRunCard key={run.id} run={run} />
          ))}
        </Stack>
      ) : (
        <Group>
          <Button
            size="md"
            leftSection={<Icon name="sync" />}
            loading={starting === 'sync'}
            onClick={() => void start({ kind: 'sync', input: {} })}
          >
            {texts.overview.firstAction}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
