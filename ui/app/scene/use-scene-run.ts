import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { RunSummary } from '../../data/shapes.ts';
import { useOperation } from '../../data/use-operation.ts';
import { pollWhileActive } from '../runs/poll-while-active.ts';
import { isActive } from '../shared/status.tsx';

/** The run that was started from this tab, until another is; `onEnded` once when it ends. */
export function useSceneRun(onEnded: () => void): {
  run: RunSummary | null;
  watch: (run: RunSummary) => void;
} {
  const client = useQueryClient();
  const [watched, setWatched] = useState<RunSummary | null>(null);
  const detail = useOperation(
    'run-detail',
    { run: watched?.id ?? 0 },
    {
      enabled: watched !== null,
      pollMs: (data) => pollWhileActive(client, data === undefined || isActive(data.run.status)),
    },
  );
  const run = watched === null ? null : (detail.data?.run ?? watched);
  const ended = run !== null && !isActive(run.status);
  const told = useRef<number | null>(null);
  const tell = useRef(onEnded);
  tell.current = onEnded;
  useEffect(() => {
    if (!ended || run === null || told.current === run.id) return;
    told.current = run.id;
    tell.current();
    for (const name of ['scene-changes', 'scene-history', 'plan-detail', 'overview']) {
      void client.invalidateQueries({ queryKey: ['operation', name] });
    }
  }, [ended, run, client]);
  return { run, watch: setWatched };
}
