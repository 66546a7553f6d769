import { measureOperationStart } from './operation-start.ts';
import { measureSync } from './sync.ts';

export interface Figure {
  what: string;
  value: number;
  unit: string;
}

/** Our figure and its reference, measured in one run, by turns, so that a busy machine is busy for both. */
export interface Comparison {
  ours: Figure;
  reference: Figure;
  more?: Figure[];
  /** The largest ratio that is good enough. */
  goal?: string;
  /** Compared per scene between the smallest and the largest library as well. */
  growth?: boolean;
}

export interface Subject {
  summary: string;
  /** What follows the subject's name on the command line. */
  measure(options: string[]): Promise<Comparison | Comparison[]>;
}

/** `npm run bench -- <subject>`; without one, the list. */
const subjects: Record<string, Subject> = {
  'operation-start': measureOperationStart,
  sync: measureSync,
};

const [name = '', ...options] = process.argv.slice(2);
const subject = subjects[name];
if (!subject) {
  console.log('npm run bench -- <subject>\n');
  for (const [key, { summary }] of Object.entries(subjects)) console.log(`  ${key.padEnd(20)} ${summary}`);
  process.exitCode = name === '' ? 0 : 1;
} else {
  for (const { ours, reference, more = [], goal } of [await subject.measure(options)].flat()) {
    for (const { what, value, unit } of [reference, ours, ...more])
      console.log(`${what.padEnd(60)} ${value.toFixed(1).padStart(10)} ${unit}`);
    const ratio = (ours.value / reference.value).toFixed(2).padStart(10);
    console.log(`${'ratio'.padEnd(60)} ${ratio}${goal ? `   goal: at most ${goal}` : ''}\n`);
  }
}
