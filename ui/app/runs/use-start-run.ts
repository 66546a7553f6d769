import { useQueryClient } from '@tanstack/react-query';
import type { OperationInput, OperationOutput } from '../../../src/operations/registry.ts';
import { useAct } from '../../data/use-operation.ts';
import { texts } from '../../texts.ts';
import { useNotices } from '../shared/notices.tsx';

export type Start = OperationInput<'start-run'>;

/** Starts work and says so; refusals become notices. Resolves with the run, or null when it was refused. */
export function useStartRun(): {
  start: (input: Start) => Promise<OperationOutput<'start-run'>['run'] | null>;
  /** The kind that is being started right now. */
  starting: Start['kind'] | null;
} {
  const client = useQueryClient();
  const notices = useNotices();
  const act = useAct('start-run');
  return {
    starting: act.isPending ? act.variables.kind : null,
    start: async (input) => {
      try {
        const { run, alreadyActive } = await act.mutateAsync(input);
        notices.success((alreadyActive ? texts.common.alreadyActive : texts.common.started)(run.kind));
        for (const name of ['overview', 'list-runs', 'plan-detail']) {
          void client.invalidateQueries({ queryKey: ['operation', name] });
        }
        return run;
      } catch (error) {
        notices.error(error);
        return null;
      }
    },
  };
}
