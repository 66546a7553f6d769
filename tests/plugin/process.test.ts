import { closeSync, mkdirSync, openSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../plugin/store/open-store.ts';
import { answerOf, ended, pluginWorld, startMain } from '../support/plugin-process.ts';

let world: ReturnType<typeof pluginWorld>;
beforeEach(() => {
  world = pluginWorld();
});
afterEach(() => world[Symbol.dispose]());

const listRuns = { op: 'list-runs', input: {} };

describe('an operation', () => {
  it('answers its output as one JSON document and nothing else, and says nothing on stderr', async () => {
    const { stdout, stderr, code } = await ended(startMain(world.stdin(listRuns)));
    expect(JSON.parse(stdout)).toEqual({ output: { runs: [], more: false } });
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  });

  it('makes the store private to its user, and keeps compiled code beside it', async () => {
    await answerOf(world.stdin(listRuns));
    const mode = (path: string) => statSync(join(world.storeFolder, path)).mode & 0o777;
    expect(mode('.')).toBe(0o700);
    for (const name of readdirSync(world.storeFolder)) expect([name, mode(name) & 0o077]).toEqual([name, 0]);
    expect(readdirSync(join(world.storeFolder, 'compile-cache'))).toHaveLength(1);
  });

  it('answers when ten of them make the store at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => answerOf(world.stdin(listRuns))));
    expect(answers).toEqual(answers.map(() => ({ output: { runs: [], more: false } })));
  });
});

describe('what arrives on stdin', () => {
  it('may be nothing: the answer tells how StashHog is started', async () => {
    expect((await answerOf('')).error).toMatch(
      /^Expected a request on stdin, found nothing\. StashHog is started by Stash/,
    );
  });

  it('may be closed from the start', async () => {
    const { stdout } = await ended(startMain('', {}, ['ignore', 'pipe', 'pipe']));
    expect(JSON.parse(stdout).error).toContain('found nothing');
  });

  it('may be garbage: the answer tells its length and quotes nothing of it, which may be a secret', async () => {
    const request = world.stdin(listRuns, { SessionCookie: { Name: 'session', Value: 'a-secret' } });
    const { error } = await answerOf(request.slice(0, -1));
    expect(error).toMatch(
      `Expected JSON on stdin, found ${request.length - 1} characters of something else. StashHog is started`,
    );
    expect(error).not.toContain('a-secret');
    const other = await answerOf(world.stdin({ apiKey: 'a-secret' }));
    expect(other.error).toBe('Expected args.op (an operation) or args.task (a task), found neither.');
  });

  it('may be JSON of another form', async () => {
    expect((await answerOf('null')).error).toContain('Expected args.op');
    expect((await answerOf(JSON.stringify({ args: listRuns }))).error).toContain('server_connection.Dir');
  });

  it('may be 20 MB', async () => {
    const scenes = Array.from({ length: 1_000_000 }, (_, index) => ({ id: index + 1 }));
    const stdin = world.stdin({ op: 'scene-states', input: { scenes } });
    expect(stdin.length).toBeGreaterThan(13_000_000);
    const padded = stdin + ' '.repeat(20_000_000 - stdin.length);
    expect((await answerOf(padded)).error).toMatch(
      /^The input of the operation "scene-states" is not valid: scenes: too big/,
    );
  });

  it('may hold an input as JSON text, as the default arguments of a manifest do', async () => {
    const answer = await answerOf(world.stdin({ op: 'list-runs', input: '{"limit": 1}' }));
    expect(answer.output).toEqual({ runs: [], more: false });
    expect((await answerOf(world.stdin({ op: 'list-runs', input: '{limit' }))).error).toContain(
      'found 6 characters of something else',
    );
  });
});

describe('a request that cannot be served', () => {
  it.each(['no-such-thing', 'handler', '../main', 'constructor', ''])(
    'names the unknown operation %j',
    async (op) => {
      expect((await answerOf(world.stdin({ op }))).error).toMatch(/^StashHog has no operation named /);
    },
  );

  it.each(['no-such-thing', 'task'])('names the unknown task %j', async (task) => {
    expect((await answerOf(world.stdin({ task }))).error).toMatch(`StashHog has no task named "${task}"`);
  });

  it('says for each invalid field what was expected and what was found', async () => {
    const { error } = await answerOf(
      world.stdin({ op: 'scene-states', input: { scenes: [{ id: 'x' }, {}] } }),
    );
    expect(error).toBe(
      'The input of the operation "scene-states" is not valid: scenes[0].id: expected number, found "x"; ' +
        'scenes[1].id: expected number, found nothing.',
    );
  });

  it('is refused with a sentence when the store was written by a newer StashHog', async () => {
    openStore(world.storeFolder).close();
    const newer = new DatabaseSync(join(world.storeFolder, 'state.sqlite'));
    newer.exec('pragma user_version = 999');
    newer.close();
    const { error } = await answerOf(world.stdin(listRuns));
    expect(error).toContain('state.sqlite was written by a newer StashHog (schema 999');
    expect(error).toContain('Update the StashHog plugin');
  });

  it('is refused with one JSON document when the store cannot be opened at all', async () => {
    writeFileSync(world.storeFolder, 'a file where the folder should be');
    const { stdout, stderr } = await ended(startMain(world.stdin(listRuns)));
    expect(JSON.parse(stdout).error).toMatch(/EEXIST|ENOTDIR/);
    expect(stderr.startsWith('\u0001e\u0002Error: ')).toBe(true);
    rmSync(world.storeFolder);
  });

  it('is refused with one JSON document when the store is not a database', async () => {
    mkdirSync(world.storeFolder);
    writeFileSync(join(world.storeFolder, 'state.sqlite'), 'x'.repeat(5000));
    expect((await answerOf(world.stdin(listRuns))).error).toContain('not a database');
  });
});

describe('a reader that has gone', () => {
  it('from stderr does not keep the answer from stdout', async () => {
    writeFileSync(world.storeFolder, 'makes it complain on stderr');
    const child = startMain(world.stdin(listRuns));
    child.stderr?.destroy();
    const { stdout, code } = await ended(child);
    expect(JSON.parse(stdout).error).toBeTypeOf('string');
    expect(code).toBe(0);
  });

  it('from stdout does not make it crash', async () => {
    const child = startMain(world.stdin(listRuns));
    child.stdout?.destroy();
    expect(await ended(child)).toMatchObject({ stderr: '', code: 0, signal: null });
  });

  it('may have closed both descriptors before the start', async () => {
    const nothing = openSync('/dev/null', 'r');
    const child = startMain(world.stdin(listRuns), {}, ['pipe', nothing, nothing]);
    expect(await ended(child)).toMatchObject({ code: 0, signal: null });
    closeSync(nothing);
  });
});
