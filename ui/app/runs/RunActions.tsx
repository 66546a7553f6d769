import { Button, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { RunDetail } from '../../data/shapes.ts';
import { useAct } from '../../data/use-operation.ts';
import { texts } from '../../texts.ts';
import { useHost } from '../host-context.ts';
import { paths } from '../route.ts';
import { useConfirm } from '../shared/confirm.tsx';
import { Icon } from '../shared/Icon.tsx';
import { useLink } from '../shared/Link.tsx';
import { useNotices } from '../shared/notices.tsx';
import { isActive } from '../shared/status.tsx';
import { useCancelRun } from './use-cancel-run.ts';
import { type Start, useStartRun } from './use-start-run.ts';
import { wroteNothing } from './wrote-nothing.ts';

/** What can be done about a run in its present state. */
export function RunActions({ detail }: { detail: RunDetail }) {
  const { run } = detail;
  const host = useHost();
  const confirm = useConfirm();
  const { cancel, pending } = useCancelRun();
  const { start, starting } = useStartRun();
  const resume = useResume();
  const ended = !isActive(run.status) && run.status !== 'paused';

  const startAndOpen = async (input: Start): Promise<void> => {
    const started = await start(input);
    if (started) host.navigate(paths.run(started.id));
  };
  const undo = async (input: Start): Promise<void> => {
    const agreed = await confirm({
      title: texts.runs.undoTitle,
      lines: texts.runs.undoLines,
      confirm: texts.runs.undoConfirm,
    });
    if (agreed) await startAndOpen(input);
  };
  const retry = again(detail);
  return (
    <Group gap="xs">
      {run.planId !== null && <PlanLink planId={run.planId} />}
      {run.status === 'paused' && (
        <Button
          size="xs"
          leftSection={<Icon name="play" />}
          loading={resume.isPending}
          onClick={() => resume.mutate({ run: run.id })}
        >
          {texts.runs.resume}
        </Button>
      )}
      {ended && run.kind === 'apply' && !wroteNothing(detail) && (
        <Button
          size="xs"
          variant="default"
          leftSection={<Icon name="undo" />}
          loading={starting === 'undo'}
          onClick={() => void undo({ kind: 'undo', input: { run: run.id } })}
        >
          {texts.runs.undo}
        </Button>
      )}
      {ended && (
        <Button
          size="xs"
          variant="default"
          leftSection={<Icon name="sync" />}
          loading={starting === run.kind}
          onClick={() => void (run.kind === 'undo' ? undo(retry) : startAndOpen(retry))}
        >
          {texts.runs.retry}
        </Button>
      )}
      {!ended && run.status !== 'cancelling' && (
        <Button size="xs" variant="default" loading={pending} onClick={() => void cancel(run)}>
          {texts.runs.cancel}
        </Button>
      )}
    </Group>
  );
}

/**
 * The same work again, with the input it had; a permission to delete is given for one run only. An undo of the last
 * apply names the apply it was about: the last one may be another by now.
 */
export function again({ run, input, result }: Pick<RunDetail, 'run' | 'input'> & Partial<RunDetail>): Start {
  const had: Record<string, unknown> = typeof input === 'object' && input !== null ? { ...input } : {};
  delete had['confirmDeletions'];
  const about = (result as { applyRun?: number | null } | null | undefined)?.applyRun;
  if (run.kind === 'undo' && had['plan'] === undefined && about != null) had['run'] = about;
  return { kind: run.kind, input: had } as Start;
}

function PlanLink({ planId }: { planId: number }) {
  return (
    <Button
      component="a"
      size="xs"
      variant="light"
      leftSection={<Icon name="list" />}
      {...useLink(paths.plan(planId))}
    >
      {texts.runs.plan}
    </Button>
  );
}

function useResume() {
  const client = useQueryClient();
  const notices = useNotices();
  const act = useAct('resume-run');
  return {
    isPending: act.isPending,
    mutate: (input: { run: number }) =>
      act.mutate(input, {
        onSuccess: () => notices.success(texts.runs.resumed),
        onError: (error) => notices.error(error),
        onSettled: () => void client.invalidateQueries({ queryKey: ['operation'] }),
      }),
  };
}
