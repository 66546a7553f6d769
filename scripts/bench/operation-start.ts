import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../plugin/store/open-store.ts';
import { buildPlugin, pluginFolder } from '../build/build-plugin.ts';
import type { Subject } from './run.ts';

const rounds = 60;
const sceneCount = 20_000;
const asked = 40;

/** A whole process from start to end, as Stash starts it: through the launcher, with a look-up in a filled store. */
export const measureOperationStart: Subject = {
  summary: `scene-states of ${asked} scenes, whole process, against a Node that does nothing`,
  async measure() {
    const folder = await mkdtemp(join(tmpdir(), 'stashhog-bench-'));
    try {
      await buildPlugin({ dev: false, pluginOnly: true });
      await cp(pluginFolder, join(folder, 'plugin'), { recursive: true });
      fillStore(join(folder, 'stashhog'));
      const stdin = JSON.stringify({
        server_connection: { Dir: folder, PluginDir: join(folder, 'plugin') },
        args: {
          op: 'scene-states',
          input: { scenes: Array.from({ length: asked }, (_, n) => ({ id: n + 1 })) },
        },
      });
      const operation = () => timeProcess(join(folder, 'plugin/stashhog-run'), [], stdin);
      const bare = () => timeProcess(process.execPath, ['-e', '0'], '');
      // The first ones remember Node and compile.
      for (let n = 0; n < 3; n++) await operation();
      const [ours, reference]: [number[], number[]] = [[], []];
      for (let n = 0; n < rounds; n++) {
        reference.push(await bare());
        ours.push(await operation());
      }
      return {
        reference: { what: 'node -e 0, p50', value: percentile(reference, 50), unit: 'ms' },
        ours: { what: 'operation scene-states, p50', value: percentile(ours, 50), unit: 'ms' },
        more: [{ what: 'operation scene-states, p95', value: percentile(ours, 95), unit: 'ms' }],
      };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

function fillStore(folder: string): void {
  const store = openStore(folder);
  store.transaction(() => {
    for (let id = 1; id <= sceneCount; id++)
      store.run(
        `insert into mirror.scenes (id, organized, created_at_stash, updated_at_stash, synced_at)
         values (?, 0, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')`,
        [id],
      );
  });
  store.close();
}

function timeProcess(command: string, args: string[], stdin: string): Promise<number> {
  return new Promise((done, failed) => {
    const started = performance.now();
    const child = spawn(command, args, {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, STASHHOG_NODE: process.execPath },
    });
    let stdout = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.on('error', failed);
    child.on('close', () => {
      const elapsed = performance.now() - started;
      if (stdin !== '' && !stdout.startsWith('{"output":{"states":[{'))
        failed(new Error(`Unexpected answer: ${stdout.slice(0, 300)}`));
      else done(elapsed);
    });
    child.stdin.end(stdin);
  });
}

function percentile(values: number[], percent: number): number {
  return (
    values.toSorted((one, other) => one - other)[Math.floor((values.length * percent) / 100)] ?? Number.NaN
  );
}
