import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { readOutbox } from '../../data/cache.ts';
import { type Decision, decisionBackTo, DecisionQueue, isOpen, statusAfter } from '../../data/decisions.ts';
import { callOperation } from '../../data/operations.ts';
import type { ReviewChange } from '../../data/shapes.ts';
import { useHost } from '../host-context.ts';
import { type Notices, useNotices } from '../shared/notices.tsx';

type Decidable = Pick<ReviewChange, 'id' | 'status'>;

export interface Decisions {
  decide: (changes: readonly Decidable[], decision: Decision) => void;
  /** Takes back the last decision of this view; false when there is none. */
  takeBack: () => boolean;
  /** Resolves when every decision so far has arrived: before something is done with them. */
  settled: () => Promise<void>;
}

interface Shared {
  queue: DecisionQueue;
  notices: Notices;
}
const shared = new WeakMap<QueryClient, Shared>();

/** One queue for the whole page: leaving a view must not lose what was decided in it. */
function sharedQueue(client: QueryClient, graphqlUrl: string, notices: Notices): Shared {
  const known = shared.get(client);
  if (known) return known;
  const made: Shared = {
    notices,
    queue: new DecisionQueue(
      client,
      (decision, changes) => callOperation(graphqlUrl, 'decide-changes', { decision, changes }),
      (error) => made.notices.error(error),
    ),
  };
  shared.set(client, made);
  window.addEventListener('pagehide', () => void made.queue.flush());
  void sendOutbox(made.queue);
  return made;
}

/** What an earlier load of the page could not send any more. */
async function sendOutbox(queue: DecisionQueue): Promise<void> {
  const entries = await readOutbox();
  for (const { change, decision } of entries) {
    // Not known any more what it was before; the answer shows what it is.
    const status = decision === 'reset' ? 'approved' : 'pending';
    queue.decide([{ id: change, status }], decision);
  }
}

export function useDecisions(): Decisions {
  const client = useQueryClient();
  const host = useHost();
  const notices = useNotices();
  const made = sharedQueue(client, host.graphqlUrl, notices);
  const done = useRef<Decidable[][]>([]);
  useEffect(() => {
    made.notices = notices;
    return () => void made.queue.flush();
  }, [made, notices]);

  return useMemo(
    () => ({
      decide: (changes, decision) => {
        const meant = changes.filter(
          (change) => isOpen(change.status) && change.status !== statusAfter[decision],
        );
        if (meant.length === 0) return;
        done.current.push(meant.map(({ id, status }) => ({ id, status })));
        if (done.current.length > 200) done.current.shift();
        made.queue.decide(meant, decision);
      },
      takeBack: () => {
        const last = done.current.pop();
        if (!last) return false;
        for (const { id, status } of last) {
          // There is no way back into drifted or failed but to leave it open.
          const decision = decisionBackTo(status) ?? 'reset';
          made.queue.decide([{ id, status: decision === 'reset' ? 'approved' : 'pending' }], decision);
        }
        return true;
      },
      settled: () => made.queue.flush(),
    }),
    [made],
  );
}
