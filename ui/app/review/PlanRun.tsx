import { Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { RunSummary } from '../../data/shapes.ts';
import { useOperation } from '../../data/use-operation.ts';
import { texts } from '../../texts.ts';
import { paths } from '../route.ts';
import { ActiveRunCard } from '../runs/ActiveRunCard.tsx';
import { wroteNothing } from '../runs/wrote-nothing.ts';
import { Link } from '../shared/Link.tsx';
import { isActive, RunStatusBadge } from '../shared/status.tsx';

/** The run that works on a plan; when it ended while one looked on, how. */
export function PlanRun({ active }: { active: RunSummary | null }) {
  const [seen, setSeen] = useState<number | null>(null);
  if (active !== null && active.id !== seen) setSeen(active.id);
  const ended = useOperation('run-detail', { run: seen ?? 0 }, { enabled: active === null && seen !== null });
  if (active) return <ActiveRunCard run={active} />;
  const run = ended.data?.run;
  if (!run || isActive(run.status)) return null;
  const nothing = ended.data !== undefined && wroteNothing(ended.data);
  return (
    <div className="surface padded" role="status">
      <Group gap="xs">
        <Link to={paths.run(run.id)} className="strong">
          {texts.runKinds[run.kind]}
        </Link>
        <RunStatusBadge status={run.status} />
        <Text size="sm" c={run.error ? 'red.3' : nothing ? 'yellow.4' : 'dimmed'}>
          {nothing && `${texts.runs.nothingWritten}. `}
          {run.error ?? run.message}
        </Text>
      </Group>
    </div>
  );
}
