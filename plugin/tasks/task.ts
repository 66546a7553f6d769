import type { z } from 'zod';
import type { Context } from '../../src/context.ts';
import type { StashJob } from '../../src/runs/stash-job.ts';

/** What a task may use: a process of its own, started by Stash's queue, killed (SIGKILL) when its job is stopped. */
export interface TaskContext extends Context {
  host: { version: string };
  /** `task`: started from Stash's Tasks page or by a script. `person`: `start-run` made the run before. */
  actor: 'task' | 'person';
  /** The run that `start-run` created for this job; absent when the task was started from outside. */
  runId?: number;
  /** Stash's job that this process is; absent when `start-run` noted it with the run, and when Stash could not say. */
  job?: StashJob;
}

/** One task: its input and what it does. The default export of `plugin/tasks/<name>.ts`. */
export interface Task<Input extends z.ZodType = z.ZodType> {
  input: Input;
  /** What is returned becomes the job's output in Stash's log; the outcome itself lives in the run. */
  perform(input: z.output<Input>, context: TaskContext): Promise<unknown>;
}

/**
 * Input reaches `perform` validated and with its defaults. The run that `start-run` (or a continuation) made travels
 * beside the input, `args_map: {task: "undo", run: 12, input: {run: 7}}`, because `undo` has a `run` of its own;
 * it is handed over as `context.runId`.
 */
export function defineTask<Input extends z.ZodType>(
  input: Input,
  perform: (input: z.output<Input>, context: TaskContext) => Promise<unknown>,
): Task<Input> {
  return { input, perform };
}
