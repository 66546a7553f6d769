import type { NewPiece } from './piece.ts';

export function newTask(name: string): NewPiece {
  const title = name.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());
  /** Adds an entry at the end of every `Record<RunKind, string>`. */
  const entry = (value: string) => (text: string) =>
    text.replaceAll(/(Record<RunKind, string> = \{\n[^}]*)\}/g, `$1  '${name}': '${value}',\n}`);
  return {
    files: {
      [`plugin/tasks/${name}.ts`]: `import { z } from 'zod';
import { performRun } from '../../src/runs/perform-run.ts';
import { ownProcess } from '../host/own-process.ts';
import { defineTask } from './task.ts';

export default defineTask(z.strictObject({}), (input, context) =>
  performRun(
    context,
    {
      kind: '${name}',
      scope: '',
      input,
      actor: context.actor,
      runId: context.runId,
      job: context.job,
      process: ownProcess,
    },
    async (run) => {
      run.throwIfCancelled();
      return { message: 'Did nothing yet.', result: {} };
    },
  ),
);
`,
      [`tests/tasks/${name}.test.ts`]: `import { expect, it } from 'vitest';
import task from '../../plugin/tasks/${name}.ts';

it('refuses a key it does not know', () => {
  expect(task.input.safeParse({ unknown: true }).success).toBe(false);
});
`,
    },
    edits: {
      'src/runs/run.ts': (text) => text.replace(/(runKinds = \[[^\]]*)\]/, `$1, '${name}']`),
      'src/runs/queue-run.ts': entry(`StashHog: ${title}`),
      'ui/texts.ts': entry(title),
      'stashhog.yml': (text) =>
        text.replace(
          /^ui:/m,
          `  - name: ${title}\n    description: One sentence.\n    defaultArgs:\n      task: ${name}\nui:`,
        ),
      'README.md': (text) =>
        text.replace(/(\| Process new scenes \|[^\n]*\n)/, `$1| ${title} | one sentence |\n`),
    },
    next: `Put the work into src/, say in stashhog.yml, README.md and the texts what it does, then: npm run codegen && npm test -- tests/tasks/${name}.test.ts`,
  };
}
