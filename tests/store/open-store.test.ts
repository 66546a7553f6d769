import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../plugin/store/open-store.ts';
import { migrate, NewerStore, OlderStore, type Migration } from '../../src/store/migration.ts';
import { mirrorMigrations } from '../../src/store/mirror-migrations.ts';
import { stateMigrations } from '../../src/store/state-migrations.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stashhog-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const insertSetting = `insert into settings (key, value, updated_at) values (?, '1', '')`;
const countSettings = (file: string): number => {
  const sqlite = new DatabaseSync(file, { readOnly: true });
  const row = sqlite.prepare('select count(*) as count from settings').get() as { count: number };
  sqlite.close();
  return row.count;
};

describe('migrations', () => {
  it.each([
    ['state', stateMigrations],
    ['mirror', mirrorMigrations],
  ])('of %s are numbered from 1 without a gap', (_, migrations) => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_one, index) => index + 1));
  });

  it('bring a new store to the newest version, and opening it again changes nothing', () => {
    const first = openStore(folder);
    const versions = () =>
      ['main', 'mirror'].map(
        (schema) => first.get<{ user_version: number }>(`pragma ${schema}.user_version`)?.user_version,
      );
    expect(versions()).toEqual([stateMigrations.at(-1)?.version, mirrorMigrations.at(-1)?.version]);
    first.run(insertSetting, ['kept']);
    first.close();
    const second = openStore(folder);
    expect(second.all('select key from settings')).toEqual([{ key: 'kept' }]);
    second.close();
  });

  it('are all or nothing: one that fails leaves the version before it', () => {
    const store = openStore(folder);
    const next = (stateMigrations.at(-1)?.version ?? 0) + 1;
    const broken: Migration[] = [
      ...stateMigrations,
      { version: next, name: 'good', sql: 'create table good (id integer) strict' },
      {
        version: next + 1,
        name: 'bad',
        sql: 'create table half (id integer) strict; create table half (id integer)',
      },
    ];
    expect(() => migrate(store, 'main', 'state.sqlite', broken)).toThrow('half already exists');
    expect(store.get<{ user_version: number }>('pragma main.user_version')?.user_version).toBe(next);
    expect(store.all(`select name from main.sqlite_schema where name in ('good', 'half')`)).toEqual([
      { name: 'good' },
    ]);
    store.close();
  });

  it.each(['state.sqlite', 'mirror.sqlite'])(
    'refuse a newer %s, name the file and leave it alone',
    (name) => {
      openStore(folder).close();
      const file = join(folder, name);
      const newer = new DatabaseSync(file);
      newer.exec('pragma user_version = 77; create table from_the_future (id integer)');
      newer.close();
      expect(() => openStore(folder)).toThrow(NewerStore);
      expect(() => openStore(folder)).toThrow(`${file} was written by a newer StashHog (schema 77`);
      const after = new DatabaseSync(file);
      expect(after.prepare('pragma user_version').get()).toMatchObject({ user_version: 77 });
      after.close();
    },
  );
});

describe('a store of an older StashHog', () => {
  const next = (stateMigrations.at(-1)?.version ?? 0) + 1;
  const newer = {
    state: [
      ...stateMigrations,
      { version: next, name: 'drop', sql: 'drop table settings; create table later (id integer) strict' },
    ],
  };
  const versionOf = (file: string): number => {
    const sqlite = new DatabaseSync(file, { readOnly: true });
    const { user_version: version } = sqlite.prepare('pragma user_version').get() as { user_version: number };
    sqlite.close();
    return version;
  };
  const backups = () => readdirSync(join(folder, 'backups')).toSorted();
  const state = () => join(folder, 'state.sqlite');

  it('is refused by an operation, with what to do, and left alone', () => {
    openStore(folder).close();
    expect(() => openStore(folder, { ...newer, migrates: false })).toThrow(OlderStore);
    expect(() => openStore(folder, { ...newer, migrates: false })).toThrow(
      `${state()} was written by an older StashHog; start any StashHog task (for example Sync) to bring it up to date.`,
    );
    expect(versionOf(state())).toBe(next - 1);
    openStore(folder, newer).close();
    openStore(folder, { ...newer, migrates: false }).close();
  });

  it('is made by an operation where there is none, without a copy', () => {
    openStore(folder, { ...newer, migrates: false }).close();
    expect(versionOf(state())).toBe(next);
    expect(readdirSync(folder)).not.toContain('backups');
  });

  it('is migrated by a task, which keeps a private copy of the state as it was', () => {
    const before = openStore(folder);
    before.run(insertSetting, ['precious']);
    before.close();
    openStore(folder, newer).close();
    expect(versionOf(state())).toBe(next);
    const [name = '', ...others] = backups();
    expect(others).toEqual([]);
    expect(name).toMatch(new RegExp(`^state-${next - 1}-\\d{4}-\\d\\d-\\d\\dT[\\d-]+Z\\.sqlite$`));
    const copy = join(folder, 'backups', name);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'backups')).mode & 0o777).toBe(0o700);
    expect([versionOf(copy), countSettings(copy)]).toEqual([next - 1, 1]);
  });

  it('leaves the last three copies', () => {
    openStore(folder).close();
    mkdirSync(join(folder, 'backups'));
    const old = ['state-9-2025-01-03', 'state-10-2025-01-01', 'state-9-2025-01-02', 'state-8-2025-01-04'];
    for (const name of old) writeFileSync(join(folder, 'backups', `${name}.sqlite`), '');
    openStore(folder, newer).close();
    expect(backups()).toEqual([
      expect.stringMatching(`^state-${next - 1}-`),
      'state-8-2025-01-04.sqlite',
      'state-9-2025-01-03.sqlite',
    ]);
  });

  it('stays as it was when no copy can be kept', () => {
    openStore(folder).close();
    writeFileSync(join(folder, 'backups'), 'a file where the folder should be');
    expect(() => openStore(folder, newer)).toThrow(/EEXIST|ENOTDIR/);
    expect(versionOf(state())).toBe(next - 1);
  });
});

describe('the files', () => {
  it('can be read by their owner alone, the side files of SQLite too', () => {
    const store = openStore(folder);
    store.run(insertSetting, ['x']);
    const names = readdirSync(folder);
    expect(names).toEqual(expect.arrayContaining(['state.sqlite', 'state.sqlite-wal', 'mirror.sqlite']));
    for (const name of names)
      expect([name, statSync(join(folder, name)).mode & 0o777]).toEqual([name, 0o600]);
    store.close();
  });

  it('become private when they were not', () => {
    openStore(folder).close();
    const file = join(folder, 'state.sqlite');
    chmodSync(file, 0o644);
    openStore(folder).close();
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('are refused when they are no databases, and left alone', () => {
    const file = join(folder, 'state.sqlite');
    writeFileSync(file, 'not SQLite '.repeat(500));
    expect(() => openStore(folder)).toThrow('not a database');
    expect(statSync(file).size).toBe(5500);
  });
});

describe('two connections', () => {
  it('wait for one another instead of failing', async () => {
    const store = openStore(folder);
    store.script('begin immediate');
    store.run(insertSetting, ['ours']);
    const openModule = pathToFileURL(join(import.meta.dirname, '../../plugin/store/open-store.ts')).href;
    const other = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      `import { openStore } from ${JSON.stringify(openModule)};
       const store = openStore(${JSON.stringify(folder)});
       process.stdout.write('open');
       store.transaction(() => store.run(${JSON.stringify(insertSetting)}, ['theirs']));
       store.close();`,
    ]);
    const ended = new Promise<number | null>((done) => other.once('close', done));
    let over = false;
    void ended.then(() => (over = true));
    await new Promise((seen) => other.stdout.once('data', seen));
    expect(over).toBe(false);
    store.script('commit');
    expect(await ended).toBe(0);
    expect(store.all('select key from settings order by key')).toEqual([{ key: 'ours' }, { key: 'theirs' }]);
    store.close();
  });

  it('read what was committed while the other writes', () => {
    const [one, other] = [openStore(folder), openStore(folder)];
    one.run(insertSetting, ['committed']);
    one.script('begin immediate');
    one.run(insertSetting, ['open']);
    expect(other.all('select key from settings')).toEqual([{ key: 'committed' }]);
    one.script('rollback');
    one.close();
    other.close();
  });
});

describe('a transaction', () => {
  it('that throws leaves nothing', () => {
    const store = openStore(folder);
    expect(() =>
      store.transaction(() => {
        store.run(insertSetting, ['x']);
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(store.all('select key from settings')).toEqual([]);
    store.close();
  });

  it('within another undoes its own part only', () => {
    const store = openStore(folder);
    store.transaction(() => {
      store.run(insertSetting, ['outer']);
      expect(() =>
        store.transaction(() => {
          store.run(insertSetting, ['inner']);
          throw new Error('inner fails');
        }),
      ).toThrow('inner fails');
      store.transaction(() => store.run(insertSetting, ['second']));
    });
    expect(store.all('select key from settings order by key')).toEqual([{ key: 'outer' }, { key: 'second' }]);
    store.close();
  });

  it('is on disk after its process was killed', async () => {
    openStore(folder).close();
    const openModule = pathToFileURL(join(import.meta.dirname, '../../plugin/store/open-store.ts')).href;
    const child = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      `import { openStore } from ${JSON.stringify(openModule)};
       const store = openStore(${JSON.stringify(folder)});
       store.transaction(() => store.run(${JSON.stringify(insertSetting)}, ['kept']));
       store.script('begin immediate');
       store.run(${JSON.stringify(insertSetting)}, ['lost']);
       process.kill(process.pid, 'SIGKILL');`,
    ]);
    await new Promise((done) => child.once('close', done));
    const store = openStore(folder);
    expect(store.all('select key from settings')).toEqual([{ key: 'kept' }]);
    store.close();
    expect(countSettings(join(folder, 'state.sqlite'))).toBe(1);
  });
});
