import type { Database } from './database.ts';

export interface RunEvent {
  id: number;
  at: string;
  level: 'info' | 'warning' | 'error';
  message: string;
}

export function addRunEvent(
  database: Database,
  run: number,
  at: string,
  level: RunEvent['level'],
  message: string,
): void {
  database.run('insert into run_events (run_id, at, level, message) values (?, ?, ?, ?)', [
    run,
    at,
    level,
    message,
  ]);
}

/** The newest `limit` lines, oldest first. */
export function runEvents(database: Database, run: number, limit: number): RunEvent[] {
  return database
    .all<RunEvent>(
      'select id, at, level, message from run_events where run_id = ? order by id desc limit ?',
      [run, limit],
    )
    .toReversed();
}
