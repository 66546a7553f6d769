import type { Context } from '../../src/context.ts';
import type { Database } from '../../src/store/database.ts';
import type { TestContext } from './test-context.ts';

/** What a dying process throws; nothing of ours knows it. */
export class Killed extends Error {}

/**
 * A process that dies at its n-th step. Steps are: before each statement, before each commit, before a request is
 * sent, between the parts of a write, and before the answer arrives. After its death nothing of it has any effect.
 */
export function mortal(
  context: TestContext,
  diesAt: number = Number.POSITIVE_INFINITY,
): { context: Context; steps: () => number; died: () => boolean; die: () => never } {
  let steps = 0;
  const step = (): void => {
    if (++steps >= diesAt) throw new Killed(`step ${diesAt}`);
  };
  const real = context.database;
  const database: Database = {
    all: (sql, parameters) => (step(), real.all(sql, parameters)),
    get: (sql, parameters) => (step(), real.get(sql, parameters)),
    run: (sql, parameters) => (step(), real.run(sql, parameters)),
    script: (sql) => (step(), real.script(sql)),
    transaction: (work) =>
      real.transaction(() => {
        const result = work();
        step();
        return result;
      }),
  };
  context.stash.afterPart = step;
  const stash: Context['stash'] = {
    async request(document, variables, options) {
      step();
      const answer = await context.stash.request(document, variables, options);
      step();
      return answer;
    },
  };
  return {
    context: { ...context, database, stash },
    steps: () => steps,
    died: () => steps >= diesAt,
    die() {
      diesAt = 0;
      throw new Killed('on request');
    },
  };
}

export async function livesThrough(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
}
