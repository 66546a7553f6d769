import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { newOperation } from '../../scripts/new/operation.ts';
import type { NewPiece } from '../../scripts/new/piece.ts';
import { newTask } from '../../scripts/new/task.ts';

/** The edits, made to the files as they are today. */
const edited = ({ edits }: NewPiece) =>
  Object.fromEntries(
    Object.entries(edits).map(([path, edit]) => {
      const text = readFileSync(path, 'utf8');
      expect(edit(text), path).not.toBe(text);
      return [path, edit(text)];
    }),
  );

describe('npm run new -- operation tag-counts', () => {
  it('writes a contract, a handler and a test, and registers the contract', () => {
    const piece = newOperation('tag-counts');
    expect(Object.keys(piece.files)).toEqual([
      'src/operations/tag-counts.ts',
      'plugin/operations/tag-counts.ts',
      'tests/operations/tag-counts.test.ts',
    ]);
    const registry = edited(piece)['src/operations/registry.ts'];
    expect(registry).toContain(`import { tagCounts } from './tag-counts.ts';`);
    expect(registry).toMatch(/operationContracts = \[\n {2}tagCounts,/);
  });
});

describe('npm run new -- task verify', () => {
  it('writes a task and a test, and adds the kind of run, the manifest entry and the README row', () => {
    const piece = newTask('verify');
    expect(Object.keys(piece.files)).toEqual(['plugin/tasks/verify.ts', 'tests/tasks/verify.test.ts']);
    const files = edited(piece);
    expect(files['src/runs/run.ts']).toMatch(/runKinds = \[.*, 'verify'\]/);
    const entry = /Record<RunKind, string> = \{[^}]*'verify': '[^']*',\n\}/g;
    expect(files['src/runs/queue-run.ts']?.match(entry)).toHaveLength(1);
    // What it is called, and what a badge says while it works.
    expect(files['ui/texts.ts']?.match(entry)).toHaveLength(2);
    expect(files['stashhog.yml']).toMatch(
      /- name: Verify\n {4}description: .*\n {4}defaultArgs:\n {6}task: verify\nui:/,
    );
    expect(files['README.md']).toContain('| Verify |');
  });
});
