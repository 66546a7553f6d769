import { Text } from '@mantine/core';
import type { RunSummary } from '../../data/shapes.ts';
import { texts } from '../../texts.ts';
import { paths } from '../route.ts';
import { Ago } from '../shared/Ago.tsx';
import { useLink } from '../shared/Link.tsx';
import { RunStatusBadge, runColor } from '../shared/status.tsx';
import { duration } from '../shared/time.ts';

/** One line of the history. */
export function RunRow({ run }: { run: RunSummary }) {
  const link = useLink(paths.run(run.id));
  const tookMs = run.startedAt && run.endedAt ? Date.parse(run.endedAt) - Date.parse(run.startedAt) : null;
  return (
    <li className="row surface" style={{ borderLeftColor: `var(--mantine-color-${runColor(run.status)}-6)` }}>
      <a {...link} className="row-link run-row">
        <span className="run-row-kind strong">{texts.runKinds[run.kind]}</span>
        <RunStatusBadge status={run.status} />
        <Text size="sm" c={run.error ? 'red.3' : 'dimmed'} className="run-row-message">
          {run.error ?? run.message}
        </Text>
        <Text size="xs" c="dimmed" className="run-row-time numbers">
          <Ago at={run.endedAt ?? run.createdAt} />
          {tookMs !== null && ` · ${duration(tookMs)}`}
        </Text>
      </a>
    </li>
  );
}
