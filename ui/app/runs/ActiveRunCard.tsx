import { Button, Group, Paper } from '@mantine/core';
import type { RunSummary } from '../../data/shapes.ts';
import { texts } from '../../texts.ts';
import { paths } from '../route.ts';
import { Link } from '../shared/Link.tsx';
import { RunStatusBadge } from '../shared/status.tsx';
import { RunProgress } from './RunProgress.tsx';
import { useCancelRun } from './use-cancel-run.ts';

/** An active run: what it does, how far it is, and a way to stop it. */
export function ActiveRunCard({ run }: { run: RunSummary }) {
  const { cancel, pending } = useCancelRun();
  const kind = texts.runKinds[run.kind];
  return (
    <Paper className="surface" p="sm">
      <Group justify="space-between" wrap="nowrap" mb={6}>
        <Group gap="xs">
          <Link to={paths.run(run.id)} className="strong">
            {kind}
          </Link>
          <RunStatusBadge status={run.status} />
        </Group>
        {run.status !== 'cancelling' && (
          <Button
            size="compact-xs"
            variant="default"
            loading={pending}
            onClick={() => void cancel(run)}
            aria-label={texts.runs.cancelLabel(kind)}
          >
            {texts.runs.cancel}
          </Button>
        )}
      </Group>
      <RunProgress run={run} compact />
    </Paper>
  );
}
