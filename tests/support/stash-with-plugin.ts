import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { callOperation } from '../../ui/data/operations.ts';
import type { OperationInput, OperationName, OperationOutput } from '../../src/operations/registry.ts';
import { buildHostPage } from '../fake-stash/host-page/build.ts';
import { type FakeStash, type FakeStashOptions, startFakeStash } from '../fake-stash/start.ts';
import { waitFor } from './wait-for.ts';

/** Where `npm run build` leaves the installable plugin; `npm test` builds it first. */
export const builtPlugin = resolve(import.meta.dirname, '../../dist/stashhog');

type RunDetail = OperationOutput<'run-detail'>;

/** A fake Stash in a folder of its own with the built plugin installed. */
export interface StashWithPlugin {
  stash: FakeStash;
  folder: string;
  /** The plugin's own folder of databases. */
  storeFolder: string;
  operation<Name extends OperationName>(
    name: Name,
    input: OperationInput<Name>,
  ): Promise<OperationOutput<Name>>;
  graphql<Data = Record<string, unknown>>(query: string, variables?: Record<string, unknown>): Promise<Data>;
  /** Starts a run through the operation and waits for its end. */
  run(kind: OperationInput<'start-run'>['kind'], input?: Record<string, unknown>): Promise<RunDetail>;
  /** Waits until the run has ended or paused. */
  ended(run: number): Promise<RunDetail>;
  close(): Promise<void>;
}

const restingStatuses = ['paused', 'completed', 'completed_with_errors', 'failed', 'cancelled'];

/** `page`: with the host page, for tests in a browser. */
export async function startStashWithPlugin({
  page = false,
  ...options
}: Partial<FakeStashOptions> & { page?: boolean } = {}): Promise<StashWithPlugin> {
  if (!existsSync(join(builtPlugin, 'stashhog.yml')))
    throw new Error('The plugin is not built: run `npm run build` first.');
  const folder = mkdtempSync(join(tmpdir(), 'stashhog-test-'));
  cpSync(builtPlugin, join(folder, 'plugins', 'stashhog'), { recursive: true });
  if (page) await buildHostPage(join(folder, '.host-page'));
  const stash = await startFakeStash({
    folder,
    port: 0,
    scenes: 60,
    seed: 1,
    quiet: true,
    ...options,
    pluginEnv: { STASHHOG_NODE: process.execPath, ...options.pluginEnv },
  });
  const graphqlUrl = `${stash.url}/graphql`;

  const operation = <Name extends OperationName>(name: Name, input: OperationInput<Name>) =>
    callOperation(graphqlUrl, name, input);

  const ended = (run: number): Promise<RunDetail> =>
    waitFor(
      async () => {
        const detail = await operation('run-detail', { run });
        return restingStatuses.includes(detail.run.status) ? detail : undefined;
      },
      { what: `run ${run} to end`, timeoutMs: 60_000 },
    );

  return {
    stash,
    folder,
    storeFolder: join(folder, 'stashhog'),
    operation,
    ended,
    async graphql<Data>(query: string, variables: Record<string, unknown> = {}) {
      const response = await fetch(graphqlUrl, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      const answer = (await response.json()) as { data?: Data; errors?: { message: string }[] };
      if (!answer.data || answer.errors)
        throw new Error(answer.errors?.[0]?.message ?? `HTTP ${response.status}`);
      return answer.data;
    },
    async run(kind, input = {}) {
      const { run } = await operation('start-run', { kind, input } as OperationInput<'start-run'>);
      return ended(run.id);
    },
    async close() {
      await stash.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
