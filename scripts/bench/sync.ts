import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { openStore } from '../../plugin/store/open-store.ts';
import type { Comparison, Subject } from './run.ts';

interface Took {
  ms: number;
  cpuMs: number;
  maxRssMb: number;
  requests: number;
  reader: string;
  scenes: number;
  message: string;
}

interface Library {
  address: string;
  /** Of Stash's configuration. */
  folder: string;
  databasePath: string;
  /** The library is ours: it may be edited. */
  ours: boolean;
  close(): Promise<void>;
}

/** The fake by default, `--stash <address>` for a real one; `--scenes 20000,100000` says how large the fake's libraries are. */
export const measureSync: Subject = {
  summary:
    'both readers against the least that could be done: --scenes 20000,100000 | --stash http://127.0.0.1:9999',
  async measure(options) {
    const folder = mkdtempSync(join(tmpdir(), 'stashhog-bench-'));
    try {
      const child = await bundleChild(folder);
      const address = option(options, '--stash');
      if (address) return await measureLibrary(await realStash(address), child, folder);
      const found: Comparison[] = [];
      const sizes = (option(options, '--scenes') ?? '20000,100000').split(',').map(Number);
      const perScene: Record<string, number[]> = {};
      for (const scenes of sizes) {
        const library = await fakeStash(join(folder, `library-${scenes}`), scenes);
        try {
          const comparisons = await measureLibrary(library, child, folder);
          found.push(...comparisons);
          for (const { ours } of comparisons.filter(({ growth }) => growth))
            (perScene[ours.what.replace(/[\d,]+ scenes/, 'scenes')] ??= []).push(ours.value / scenes);
        } finally {
          await library.close();
        }
      }
      for (const [what, times] of Object.entries(perScene)) {
        const [small, large] = [times[0] ?? 0, times.at(-1) ?? 0];
        if (times.length < 2) continue;
        found.push({
          reference: { what: `${what}, per 1,000 at ${sizes[0]}`, value: small * 1000, unit: 'ms' },
          ours: { what: `${what}, per 1,000 at ${sizes.at(-1)}`, value: large * 1000, unit: 'ms' },
          goal: '1.3',
        });
      }
      return found;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function measureLibrary(library: Library, child: string, folder: string): Promise<Comparison[]> {
  const store = (name: string) => join(folder, `store-${name}-${Math.random().toString(36).slice(2)}`);
  const requestsFile = join(folder, 'requests');
  const run = async (
    reader: 'api' | 'database',
    mode: 'full' | 'incremental',
    where: string,
  ): Promise<Took> => {
    // As the launcher starts it.
    const args = [
      '--max-semi-space-size=8',
      child,
      reader,
      mode,
      library.address,
      library.folder,
      where,
      requestsFile,
    ];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 24 });
    const took = JSON.parse(stdout) as Took;
    if (took.reader !== reader) throw new Error(`The ${reader} reader was not used: ${stderr}`);
    return took;
  };

  // By turns, so that a busy machine is busy for both; the best of two each.
  const [apiStore, fileStore] = [store('api'), store('database')];
  const apiFull = await run('api', 'full', apiStore);
  const bare = await replay(library.address, requestsFile);
  const second = await run('api', 'full', store('again'));
  const bareSecond = await replay(library.address, requestsFile);
  const n = apiFull.scenes;
  const size = `${n.toLocaleString('en-US')} scenes`;
  const api = Math.min(apiFull.ms, second.ms);

  const copy = Math.min(bareCopy(library.databasePath, folder), bareCopy(library.databasePath, folder));
  const fileFull = await run('database', 'full', fileStore);
  const fileAgain = await run('database', 'full', store('again'));
  const file = Math.min(fileFull.ms, fileAgain.ms);

  const apiNothing = await run('api', 'incremental', apiStore);
  const nothing = [
    await run('database', 'incremental', fileStore),
    await run('database', 'incremental', fileStore),
  ];
  const quiet = Math.min(...nothing.map(({ cpuMs }) => cpuMs));
  const comparisons: Comparison[] = [
    {
      reference: {
        what: `the same requests, only parsed, ${size}`,
        value: Math.min(bare, bareSecond),
        unit: 'ms',
      },
      ours: { what: `API reader, full, ${size}`, value: api, unit: 'ms' },
      more: [
        { what: 'scenes a second', value: n / (api / 1000), unit: '' },
        {
          what: 'own CPU per 10,000 scenes',
          value: (Math.min(apiFull.cpuMs, second.cpuMs) / n) * 10_000,
          unit: 'ms',
        },
        { what: 'peak memory', value: Math.max(apiFull.maxRssMb, second.maxRssMb), unit: 'MB' },
      ],
      goal: '1.2',
      growth: true,
    },
    {
      reference: { what: `bare insert … select, ${size}`, value: copy, unit: 'ms' },
      ours: { what: `database reader, full, ${size}`, value: file, unit: 'ms' },
      more: [
        { what: 'times as fast as the API reader', value: api / file, unit: '×' },
        { what: 'peak memory', value: Math.max(fileFull.maxRssMb, fileAgain.maxRssMb), unit: 'MB' },
      ],
      goal: '3',
      growth: true,
    },
    {
      reference: { what: 'goal of a sync in which nothing changed', value: 500, unit: 'ms CPU' },
      ours: { what: `database reader, nothing changed, ${size}`, value: quiet, unit: 'ms CPU' },
      more: [
        { what: 'peak memory', value: Math.max(...nothing.map(({ maxRssMb }) => maxRssMb)), unit: 'MB' },
      ],
      goal: '1',
    },
    {
      reference: {
        what: 'pages of the id sweep and 5 requests',
        value: Math.ceil((n + 1) / 5_000) + 5,
        unit: '',
      },
      ours: { what: `API reader, nothing changed, ${size}: requests`, value: apiNothing.requests, unit: '' },
      more: [
        { what: 'time', value: apiNothing.ms, unit: 'ms' },
        { what: 'own CPU', value: apiNothing.cpuMs, unit: 'ms' },
      ],
      goal: '1',
    },
  ];
  if (!library.ours) return comparisons;
  const changed: number[] = [];
  for (let round = 0; round < 2; round++) {
    editHundred(library.databasePath, folder, round);
    const took = await run('database', 'incremental', fileStore);
    if (!took.message.includes('100 changed')) throw new Error(`Expected 100 changed: ${took.message}`);
    changed.push(took.cpuMs);
  }
  comparisons.push({
    reference: { what: `database reader, nothing changed, ${size}`, value: quiet, unit: 'ms CPU' },
    ours: { what: 'database reader, 100 changed', value: Math.min(...changed), unit: 'ms CPU' },
    goal: '1.5',
  });
  return comparisons;
}

/** Sends the same requests one after the other and does nothing but parse the answers. */
async function replay(address: string, requestsFile: string): Promise<number> {
  const bodies = readFileSync(requestsFile, 'utf8').split('\n');
  const started = performance.now();
  for (const body of bodies) JSON.parse(await post(`${address}/graphql`, body));
  return performance.now() - started;
}

function post(address: string, body: string): Promise<string> {
  return new Promise((done, failed) => {
    const sent = request(
      address,
      { method: 'POST', headers: { 'content-type': 'application/json' } },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => done(Buffer.concat(parts).toString()));
        answer.on('error', failed);
      },
    );
    sent.on('error', failed);
    sent.end(body);
  });
}

/** The same rows from Stash's tables into those of an empty mirror, with nothing built, checked or logged. */
function bareCopy(databasePath: string, folder: string): number {
  const target = join(folder, `bare-${Math.random().toString(36).slice(2)}`);
  const bare = openStore(target);
  bare.run('attach ? as stash', [databasePath]);
  const started = performance.now();
  bare.script(`begin;
    insert into mirror.scenes (id, title, details, date, code, director, rating100, organized, studio_id, created_at_stash,
      updated_at_stash, synced_at)
      select id, title, details, date, code, director, rating, organized, studio_id, created_at, updated_at, ''
      from stash.scenes order by id;
    insert into mirror.scene_performers select scene_id, performer_id from stash.performers_scenes order by 1, 2;
    insert into mirror.scene_tags select scene_id, tag_id from stash.scenes_tags order by 1, 2;
    insert into mirror.files select f.id, sf.scene_id, 0, d.path || '/' || f.basename, f.size, v.duration, v.width, v.height,
      v.video_codec, v.audio_codec, v.frame_rate, v.bit_rate
      from stash.scenes_files sf cross join stash.files f on f.id = sf.file_id
      cross join stash.folders d on d.id = f.parent_folder_id cross join stash.video_files v on v.file_id = f.id
      order by sf.scene_id, sf.file_id;
    insert or ignore into mirror.fingerprints select sf.scene_id, sf.file_id, p.type, cast(p.fingerprint as text)
      from stash.scenes_files sf cross join stash.files_fingerprints p on p.file_id = sf.file_id
      order by sf.scene_id, sf.file_id;
    insert into mirror.markers select id, scene_id, title, seconds, end_seconds, primary_tag_id, '[]' from stash.scene_markers;
    commit;`);
  const took = performance.now() - started;
  bare.close();
  rmSync(target, { recursive: true, force: true });
  return took;
}

function editHundred(databasePath: string, folder: string, round: number): void {
  const store = openStore(join(folder, 'edits'));
  store.run('attach ? as stash', [databasePath]);
  store.script(`update stash.scenes set title = 'Edited ${round} ' || id where id in
    (select id from stash.scenes order by (id * 7919) % 10007, id limit 100)`);
  store.close();
}

async function bundleChild(folder: string): Promise<string> {
  const outfile = join(folder, 'sync-child.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'sync-child.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    banner: {
      js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`,
    },
  });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  return outfile;
}

async function fakeStash(folder: string, scenes: number): Promise<Library> {
  const server = spawn(
    process.execPath,
    [join(import.meta.dirname, 'sync-server.ts'), folder, String(scenes)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const address = await new Promise<string>((done, failed) => {
    server.stdout.once('data', (line: Buffer) => done(line.toString().trim()));
    server.once('exit', () => failed(new Error('The fake Stash did not start.')));
  });
  return {
    address,
    folder,
    databasePath: join(folder, 'stash-go.sqlite'),
    ours: true,
    close: () =>
      new Promise((done) => {
        server.once('exit', () => done());
        server.kill('SIGTERM');
      }),
  };
}

async function realStash(address: string): Promise<Library> {
  const body = JSON.stringify({ query: '{ systemStatus { databasePath configPath } }' });
  const { data } = JSON.parse(await post(`${address}/graphql`, body)) as {
    data: { systemStatus: { databasePath: string; configPath: string } };
  };
  const folder = dirname(data.systemStatus.configPath);
  const databasePath = resolve(folder, data.systemStatus.databasePath);
  return { address, folder, databasePath, ours: false, close: async () => {} };
}

function option(options: readonly string[], name: string): string | undefined {
  const at = options.indexOf(name);
  return at === -1 ? undefined : options[at + 1];
}
