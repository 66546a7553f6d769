import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { newOperation } from './new/operation.ts';
import type { NewPiece } from './new/piece.ts';
import { newTask } from './new/task.ts';

/** `npm run new -- operation tag-counts`, `npm run new -- task verify`: the files that a new piece needs. */
const [kind, name = ''] = process.argv.slice(2);
const kinds: Record<string, (name: string) => NewPiece> = { operation: newOperation, task: newTask };
const make = kinds[kind ?? ''];

if (!make || !/^[a-z]+(-[a-z]+)*$/.test(name)) {
  console.error('Say what: npm run new -- operation tag-counts, or npm run new -- task verify');
  process.exit(1);
}
const { files, edits, next } = make(name);
const existing = Object.keys(files).filter((path) => existsSync(path));
if (existing.length > 0) {
  console.error(`Already there: ${existing.join(', ')}`);
  process.exit(1);
}
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(`new     ${path}`);
}
for (const [path, edit] of Object.entries(edits)) {
  writeFileSync(path, edit(readFileSync(path, 'utf8')));
  console.log(`changed ${path}`);
}
spawnSync('oxfmt', [...Object.keys(files), ...Object.keys(edits)]);
console.log(`\n${next}`);
