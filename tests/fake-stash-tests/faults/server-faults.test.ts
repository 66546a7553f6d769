import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stashForTest } from '../../contract/stash-for-test.ts';
import { ask } from '../../contract/support/ask.ts';
import type { FakeStash } from '../../fake-stash/start.ts';

let stash: FakeStash;
beforeAll(async () => {
  stash = await stashForTest({ scenes: 10 });
});
afterAll(() => stash.close());
beforeEach(() => {
  stash.faults.clear();
  stash.clock.reset();
});

const title = async (): Promise<string | null> =>
  (await ask(stash, '{ findScene(id: 1) { title } }')).data.findScene.title;
const rename = (to: string) =>
  ask(
    stash,
    'mutation Rename($title: String) { sceneUpdate(input: { id: 1, title: $title }) { updated_at } }',
    {
      title: to,
    },
  );

describe('an answer that does not come', () => {
  it('is a status 500, before anything was done', async () => {
    const before = await title();
    stash.faults.add('error@Rename');
    await expect(rename('Kelp')).rejects.toThrow('JSON');
    expect(await title()).toBe(before);
  });

  it('is a connection that ends, before anything was done', async () => {
    const before = await title();
    stash.faults.add('reset@Rename#1');
    await expect(rename('Kelp')).rejects.toThrow('fetch failed');
    expect(await title()).toBe(before);
  });

  it('is lost on its way, after the work was done', async () => {
    stash.faults.add('lost@sceneUpdate');
    await expect(rename('Lost answer')).rejects.toThrow('fetch failed');
    expect(await title()).toBe('Lost answer');
  });

  it('breaks off in the middle', async () => {
    stash.faults.add('cut@Rename');
    await expect(rename('Half an answer')).rejects.toThrow('terminated');
    expect(await title()).toBe('Half an answer');
  });

  it('is refused in Stash’s own form, for every field, with the words of a locked database or others', async () => {
    stash.faults.add('locked#1, refused=no such row#2');
    expect(await ask(stash, '{ a: version { hash } stats { scene_count } }')).toMatchObject({
      status: 200,
      data: null,
      errors: [
        { message: 'database is locked', path: ['version'] },
        { message: 'database is locked', path: ['stats'] },
      ],
    });
    expect((await ask(stash, '{ version { hash } }')).errors?.[0]?.message).toBe('no such row');
  });

  it('comes late, after one that was asked for later', async () => {
    stash.faults.add('slow=200#1');
    const came: string[] = [];
    const late = title().then(() => came.push('late'));
    await expect.poll(() => stash.faults.met).toBe(1);
    await title().then(() => came.push('at once'));
    await late;
    expect(came).toEqual(['at once', 'late']);
  });
});

describe('the clock', () => {
  const written = async () => (await rename('Tide')).data.sceneUpdate.updated_at as string;

  it('is wrong from the request on that meets the fault', async () => {
    stash.faults.add('clock=-7200000#2');
    const before = await written();
    expect(Date.parse(before) - Date.parse(await written())).toBeGreaterThan(7_100_000);
  });

  it('changes to another offset: the same instants, later text that sorts before earlier text', async () => {
    stash.faults.add('zone=+02:00#1, zone=+01:00#2');
    const [summer, winter] = [await written(), await written()];
    expect([summer.slice(-6), winter.slice(-6)]).toEqual(['+02:00', '+01:00']);
    expect(winter < summer).toBe(true);
    expect(Date.parse(winter)).toBeGreaterThanOrEqual(Date.parse(summer));
  });
});

describe('a server that goes away', () => {
  const reachable = async () => {
    await expect.poll(() => ask(stash, '{ version { hash } }').catch(() => undefined)).toBeTruthy();
  };

  it('restarts in the middle of a request: the queue is lost, the library is not', async () => {
    await ask(stash, 'mutation { metadataScan(input: {}) }');
    stash.faults.add('restart@Rename#1');
    await expect(rename('Gone')).rejects.toThrow('fetch failed');
    await reachable();
    expect(stash.jobs.find('1')).toBeNull();
    expect((await ask(stash, '{ stats { scene_count } }')).data.stats.scene_count).toBe(10);
  });

  it('comes back with another library under the same address', async () => {
    const { url } = stash;
    const before = await oshashes();
    stash.faults.add('replaced=12:9#1');
    await expect(rename('Gone')).rejects.toThrow('fetch failed');
    await reachable();
    expect(stash.url).toBe(url);
    const after = await oshashes();
    expect(after).toHaveLength(12);
    expect(after.filter((hash) => before.includes(hash))).toEqual([]);
  });

  async function oshashes(): Promise<string[]> {
    const { data } = await ask(
      stash,
      '{ findScenes(filter: { per_page: -1 }) { scenes { files { fingerprint(type: "oshash") } } } }',
    );
    return data.findScenes.scenes.map(
      ({ files }: { files: { fingerprint: string }[] }) => files[0]!.fingerprint,
    );
  }
});

describe('a locked database file', () => {
  const readOutside = () =>
    execFileSync(process.execPath, [
      '-e',
      `const { DatabaseSync } = require('node:sqlite');
       try { console.log(new DatabaseSync(process.argv[1], { readOnly: true }).prepare('SELECT COUNT(*) AS n FROM scenes').get().n) }
       catch (error) { console.log(error.message) }`,
      stash.library.path,
    ])
      .toString()
      .trim();

  it('keeps other processes out and lets the server work, until it is unlocked', async () => {
    const scenes = stash.library.one('SELECT COUNT(*) AS n FROM scenes')?.['n'];
    stash.library.lockFile();
    expect(readOutside()).toBe('database is locked');
    expect((await rename('Inside')).errors).toBeUndefined();
    stash.library.unlockFile();
    expect(readOutside()).toBe(String(scenes));
  });
});

describe('the control endpoint', () => {
  const control = async (method: string, body?: string) => {
    const response = await fetch(`${stash.url}/__fake/faults`, { method, ...(body ? { body } : {}) });
    return { status: response.status, text: await response.text() };
  };

  it('adds, lists and takes away faults', async () => {
    await control('POST', 'empty@findTags#2, slow=1@findTags');
    expect((await control('POST', '{"faults": ["clock=60000"]}')).status).toBe(200);
    await ask(stash, '{ findTags { count } }');
    expect(JSON.parse((await control('GET')).text)).toEqual({
      faults: [
        { fault: 'empty@findTags#2', asked: 1, met: 0 },
        { fault: 'slow=1@findTags#1+', asked: 1, met: 1 },
        { fault: 'clock=60000@*#1+', asked: 1, met: 1 },
      ],
    });
    expect(stash.clock.offsetMs).toBe(60_000);
    expect(JSON.parse((await control('DELETE')).text)).toEqual({ faults: [] });
    expect(stash.clock.offsetMs).toBe(0);
  });

  it('says what is wrong with a fault', async () => {
    expect(await control('POST', 'nonsense')).toMatchObject({
      status: 400,
      text: expect.stringMatching(/is no fault/),
    });
    expect(
      await ask(stash, '{ version { hash } }', {}, { headers: { 'X-Fake-Stash-Fault': 'slow' } }).catch(
        String,
      ),
    ).toMatch(/JSON/);
  });
});
