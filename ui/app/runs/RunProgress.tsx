import { Group, Progress, Text } from '@mantine/core';
import type { RunSummary } from '../../data/shapes.ts';
import { texts } from '../../texts.ts';
import { isActive, runColor } from '../shared/status.tsx';
import { duration, timeLeftMs } from '../shared/time.ts';
import { useNow } from '../shared/use-now.ts';

/** A run's bar with counts and the time left, as far as its rate so far tells. */
export function RunProgress({ run, compact = false }: { run: RunSummary; compact?: boolean }) {
  const now = useNow(1000);
  const left = run.status === 'running' ? timeLeftMs(run, now) : null;
  const unknown = run.total === null && run.status === 'running' && run.progress === 0;
  const value = unknown ? 100 : Math.round(run.progress * 1000) / 10;
  return (
    <div className="run-progress">
      <Progress.Root size={compact ? 6 : 10} radius="sm">
        <Progress.Section
          value={value}
          color={runColor(run.status)}
          striped={isActive(run.status)}
          animated={unknown || run.status === 'cancelling'}
          aria-label={texts.runKinds[run.kind]}
        />
      </Progress.Root>
      <Group justify="space-between" gap="xs" mt={4} wrap="nowrap" className="run-progress-line">
        <Text size="xs" c="dimmed" truncate title={run.message}>
          {run.message}
        </Text>
        <Text size="xs" c="dimmed" className="numbers" style={{ whiteSpace: 'nowrap' }}>
          {(run.total !== null || run.done > 0) && texts.runs.of(run.done, run.total)}
          {!unknown && ` · ${texts.percent(run.progress)}`}
          {left !== null && ` · ${texts.time.left(duration(left))}`}
        </Text>
      </Group>
    </div>
  );
}
