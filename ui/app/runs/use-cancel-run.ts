import { useQueryClient } from '@tanstack/react-query';
import { patchRun } from '../../data/apply-live-events.ts';
import type { RunSummary } from '../../data/shapes.ts';
import { useAct } from '../../data/use-operation.ts';
import { texts } from '../../texts.ts';
import { useConfirm } from '../shared/confirm.tsx';
import { useNotices } from '../shared/notices.tsx';

/** Asks the person, then asks the run to stop. */
export function useCancelRun(): { cancel: (run: Pick<RunSummary, 'id'>) => Promise<void>; pending: boolean } {
  const client = useQueryClient();
  const notices = useNotices();
  const confirm = useConfirm();
  const act = useAct('cancel-run');
  return {
    pending: act.isPending,
    cancel: async ({ id }) => {
      const agreed = await confirm({
        title: texts.runs.cancelTitle,
        lines: texts.runs.cancelLines,
        confirm: texts.runs.cancelConfirm,
        decline: texts.runs.cancelKeep,
        danger: true,
      });
      if (!agreed) return;
      try {
        const { run } = await act.mutateAsync({ run: id });
        patchRun(client, run);
        notices.success(texts.runs.cancelAsked);
      } catch (error) {
        notices.error(error);
      }
      void client.invalidateQueries({ queryKey: ['operation', 'run-detail'] });
      void client.invalidateQueries({ queryKey: ['operation', 'list-runs'] });
    },
  };
}
