import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const test = (folder: string) => `tests/${folder}/**/*.test.{ts,tsx}`;
const processes = [
  test('plugin'),
  test('scripts'),
  test('integration'),
  test('contract'),
  test('fake-stash-tests'),
  'tests/fake-stash/**/*.test.ts',
];

/** Three kinds of test with the patience each needs; `--project unit` runs one kind. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    // Two cores are the smallest machine this runs on.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [test('.')],
          exclude: ['**/node_modules/**', ...processes, test('ui'), test('end-to-end')],
        },
      },
      {
        extends: true,
        test: { name: 'ui', include: [test('ui')], environment: 'happy-dom', testTimeout: 15_000 },
      },
      {
        extends: true,
        test: {
          name: 'processes',
          include: processes,
          exclude: ['**/node_modules/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'end-to-end',
          include: [test('end-to-end')],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // Pages of a busy machine take their time.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
