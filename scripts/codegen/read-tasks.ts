import { readdirSync } from 'node:fs';
import type { Task } from '../../plugin/tasks/task.ts';

export interface NamedTask extends Task {
  name: string;
}

/** Every task, by its file in `plugin/tasks`. */
export async function readTasks(): Promise<NamedTask[]> {
  const names = readdirSync('plugin/tasks')
    .filter((file) => file.endsWith('.ts') && file !== 'task.ts')
    .map((file) => file.slice(0, -'.ts'.length))
    .toSorted();
  return Promise.all(
    names.map(async (name) => {
      const module = (await import(`../../plugin/tasks/${name}.ts`)) as { default?: Task };
      if (!module.default)
        throw new Error(`plugin/tasks/${name}.ts has no default export made by defineTask.`);
      return { ...module.default, name };
    }),
  );
}
