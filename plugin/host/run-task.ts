import { NotFound } from '../../src/errors.ts';
import type { Task, TaskContext } from '../tasks/task.ts';
import { load } from './load.ts';
import { validate } from './validate.ts';

export async function runTask(name: string, input: unknown, context: TaskContext): Promise<unknown> {
  const task = await load<Task>(name, () => import(`../tasks/${name}.ts`));
  if (!task)
    throw new NotFound(`StashHog has no task named "${name}"; src/operations/README.md lists them all.`);
  return task.perform(validate(`the task "${name}"`, task.input, input), context);
}
