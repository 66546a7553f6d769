import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

/* Who may import whom, and where SQL may be. Each finding names the file and says the rule it breaks. */

const root = resolve(import.meta.dirname, '..');
const parts = ['src', 'plugin', 'ui', 'scripts', 'tests'];
const files = parts.flatMap((part) =>
  readdirSync(join(root, part), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('node_modules'),
    )
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')),
);
const source = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));

interface Import {
  file: string;
  /** A path of the repository, or the name of a package. */
  target: string;
  typeOnly: boolean;
}

const imports: Import[] = files.flatMap((file) =>
  [
    ...(source.get(file) ?? '').matchAll(
      /^(?:import|export) (type )?(?:[^'";]*? from )?'([^']+)'|import\((?:'|`)([^'`]+)/gm,
    ),
  ].map(([, typeOnly, declared, dynamic]) => {
    const target = declared ?? dynamic ?? '';
    return {
      file,
      target: target.startsWith('.')
        ? relative(root, resolve(root, dirname(file), target))
            .split(sep)
            .join('/')
        : target,
      typeOnly: typeOnly !== undefined,
    };
  }),
);

const from = (folder: string) => imports.filter(({ file }) => file.startsWith(folder));
const offenders = (found: Import[], rule: string) =>
  found.map(({ file, target }) => `${file} imports ${target}: ${rule}`);

it('reads the imports it judges', () => {
  expect(imports).toContainEqual({ file: 'src/context.ts', target: 'src/clock.ts', typeOnly: true });
  expect(
    imports.some(
      ({ file, target }) => file === 'plugin/host/tasks-part.ts' && target === 'plugin/host/connect.ts',
    ),
  ).toBe(true);
  expect(imports.length).toBeGreaterThan(500);
});

describe('imports', () => {
  it('of src stay within src: the domain knows neither process nor page', () => {
    const found = from('src/').filter(
      ({ target }) =>
        !target.startsWith('src/') && !['zod', '@graphql-typed-document-node/core'].includes(target),
    );
    expect(offenders(found, 'src knows nothing outside itself; ask for a port in src/context.ts')).toEqual(
      [],
    );
  });

  it('of plugin go to plugin and src', () => {
    const found = from('plugin/').filter(({ target }) => /^(ui|scripts|tests)\//.test(target));
    expect(offenders(found, 'plugin imports from src and from itself only')).toEqual([]);
  });

  it('of ui go to ui and the parts of src that speak of the contract', () => {
    const open = /^src\/(operations|plans|settings|runs)\//;
    const found = from('ui/').filter(
      ({ target, typeOnly }) =>
        /^(plugin|scripts|tests)\//.test(target) ||
        (target.startsWith('src/') && !open.test(target) && !typeOnly) ||
        target.startsWith('node:'),
    );
    expect(
      offenders(found, 'ui imports from ui and from src/operations, src/plans, src/settings, src/runs'),
    ).toEqual([]);
  });

  it('of ui/host never reach React 19, Mantine or the app, which are loaded as an asset', () => {
    const found = imports.filter(
      ({ file, target, typeOnly }) =>
        (file.startsWith('ui/host/') || file === 'ui/main.ts') &&
        !typeOnly &&
        (target.startsWith('ui/app/') || /^(react|react-dom|@mantine)(\/|$)/.test(target)),
    );
    expect(offenders(found, 'the host part uses Stash’s React 17 through PluginApi')).toEqual([]);
  });

  it('of ui/app never reach the host, which they meet at ui/island.ts', () => {
    const found = from('ui/app/').filter(({ target }) => target.startsWith('ui/host/'));
    expect(offenders(found, 'the app knows its host by ui/island.ts only')).toEqual([]);
  });

  it('never join sync, analyze and apply, which meet in plans, store, runs and workflow', () => {
    const areas = ['sync', 'analyze', 'apply'];
    const found = areas.flatMap((area) =>
      from(`src/${area}/`).filter(({ target }) =>
        areas.some((other) => other !== area && target.startsWith(`src/${other}/`)),
      ),
    );
    expect(offenders(found, 'sync, analyze and apply do not know one another')).toEqual([]);
  });

  it('of node:sqlite are in plugin/store alone', () => {
    const found = imports.filter(
      ({ file, target }) => target === 'node:sqlite' && !/^(plugin\/store|tests)\//.test(file),
    );
    expect(offenders(found, 'the database is opened in plugin/store only')).toEqual([]);
  });

  it('of tests are in tests alone, and in the demo', () => {
    const found = imports.filter(
      ({ file, target }) => target.startsWith('tests/') && !/^(tests|scripts\/(demo|bench))\//.test(file),
    );
    expect(offenders(found, 'nothing that ships depends on a test')).toEqual([]);
  });
});

describe('files', () => {
  it('hold SQL in src/store alone', () => {
    const statement =
      /['"`]\s*(select\s[\s\S]{1,400}?\sfrom\s|insert\s+(or\s+\w+\s+)?into\s|update\s+\w+\s+set\s|delete\s+from\s|create\s+(table|index)\s)/i;
    const found = files.filter(
      (file) =>
        /^(src|plugin|ui)\//.test(file) &&
        !file.startsWith('src/store/') &&
        statement.test(source.get(file) ?? ''),
    );
    expect(
      found.map((file) => `${file} holds SQL: statements live in src/store, one file per family`),
    ).toEqual([]);
  });

  it('are not named Manager, Helper, Service or Util: such a name says nothing', () => {
    const ours = files.filter((file) => !file.startsWith('tests/fake-stash/host-page/'));
    const found = ours.filter((file) =>
      /(^|[-/.])(manager|helper|service|util)s?([-.]|$)/i.test(file.replace(/([a-z])([A-Z])/g, '$1-$2')),
    );
    expect(found.map((file) => `${file}: name the behaviour`)).toEqual([]);
  });

  it('are not barrels: every import names the file it means', () => {
    const found = files.filter((file) => {
      const lines = (source.get(file) ?? '')
        .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
        .split('\n')
        .filter((line) => line.trim() !== '');
      return lines.length > 0 && lines.every((line) => /^export (\*|type \{|\{).* from /.test(line));
    });
    expect(
      [...found, ...files.filter((file) => /(^|\/)index\.tsx?$/.test(file))].map(
        (file) => `${file} is a barrel`,
      ),
    ).toEqual([]);
  });

  it('are kebab-case, and PascalCase for components', () => {
    const found = files.filter((file) => {
      const name = file.split('/').at(-1) ?? '';
      return (
        !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|config|d))?\.tsx?$/.test(name) &&
        !/^[A-Z][A-Za-z0-9]*(\.test)?\.tsx?$/.test(name)
      );
    });
    expect(found).toEqual([]);
  });

  it('stay within what can be read at once', () => {
    // Written by a program; and the one catalogue of texts, which is a list.
    const lists = ['src/stash/generated.ts', 'ui/texts.ts'];
    const found = files
      .filter((file) => /^(src|plugin|ui|scripts)\//.test(file) && !lists.includes(file))
      .map((file) => ({ file, lines: (source.get(file) ?? '').split('\n').length }))
      .filter(({ lines }) => lines > 400);
    expect(found.map(({ file, lines }) => `${file} has ${lines} lines: look for the second subject`)).toEqual(
      [],
    );
  });
});
