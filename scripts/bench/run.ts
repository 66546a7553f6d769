import { measureFakeStash } from './fake-stash.ts';
import { measureOperationStart } from './operation-start.ts';

export interface Figure {
  what: string;
  value: number;
  unit: string;
}

/** A subject measures our figure and its reference in one run, by turns, so that a busy machine is busy for both. */
export interface Subject {
  summary: string;
  measure(): Promise<{ ours: Figure; reference: Figure; more?: Figure[] }>;
}

/** `npm run bench -- <subject>`; without one, the list. */
const subjects: Record<string, Subject> = {
  'fake-stash': measureFakeStash,
  'operation-start': measureOperationStart,
};

const [name = ''] = process.argv.slice(2);
const subject = subjects[name];
if (!subject) {
  console.log('npm run bench -- <subject>\n');
  for (const [key, { summary }] of Object.entries(subjects)) console.log(`  ${key.padEnd(20)} ${summary}`);
  process.exitCode = name === '' ? 0 : 1;
} else {
  const { ours, reference, more = [] } = await subject.measure();
  for (const { what, value, unit } of [reference, ours, ...more])
    console.log(`${what.padEnd(44)} ${value.toFixed(1).padStart(10)} ${unit}`);
  console.log(`${'ratio'.padEnd(44)} ${(ours.value / reference.value).toFixed(2).padStart(10)}`);
}
