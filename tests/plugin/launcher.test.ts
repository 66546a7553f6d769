import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { supportedNode } from '../../plugin/launcher/supported-node.ts';
import { builtPlugin, ended, pluginWorld, type Answer } from '../support/plugin-process.ts';

/* The POSIX launcher in a plugin folder of its own, with an environment in which only what a test puts there is found. */

const shells = ['sh', 'bash', 'busybox'].filter((shell) =>
  (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, shell))),
);

describe.each(shells)('the launcher in %s', (shell) => {
  let root: string;
  let plugin: string;
  let world: ReturnType<typeof pluginWorld>;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'stashhog launcher-'));
    plugin = join(root, 'plugins of mine/stashhog');
    mkdirSync(plugin, { recursive: true });
    cpSync(join(builtPlugin, 'stashhog-run'), join(plugin, 'stashhog-run'));
    symlinkSync(join(builtPlugin, 'plugin'), join(plugin, 'plugin'));
    moveSystemPlaces();
    world = pluginWorld();
  });
  afterEach(() => {
    world[Symbol.dispose]();
    rmSync(root, { recursive: true });
  });

  /** The places of the system are looked for below `root`, so that this machine's own Node is not found. */
  const moveSystemPlaces = () => {
    const script = join(plugin, 'stashhog-run');
    const text = readFileSync(script, 'utf8').replaceAll(
      /(?<=\s)(?=\/(usr|bin|opt|snap|home|var)\/)/g,
      `'${root}'`,
    );
    expect(text).toContain(`'${root}'/usr/local/bin/node`);
    writeFileSync(script, text);
  };
  const launch = async (
    env: Record<string, string>,
    uid?: number,
  ): Promise<Answer & { stderr: string; pid: number | undefined }> => {
    const script = join(plugin, 'stashhog-run');
    const child = spawn(shellPath(shell), shell === 'busybox' ? ['sh', script] : [script], {
      env: { HOME: join(root, 'home'), PATH: '/nowhere', ...env },
      ...(uid !== undefined && { uid, gid: uid }),
    });
    child.stdin.on('error', () => {});
    child.stdin.end(world.stdin({ op: 'list-runs', input: {} }));
    const { stdout, stderr } = await ended(child);
    return { ...(JSON.parse(stdout) as Answer), stderr, pid: child.pid };
  };
  /** A program that writes its start into a log before it becomes Node, or says it is another version. */
  const aNode = (folder: string, version?: string): string => {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, 'node');
    const answer = version === undefined ? `exec '${process.execPath}' "$@"` : 'exit 0';
    writeFileSync(path, `#!/bin/sh\necho "$0" >>'${root}/started'\n${answer}\n`);
    chmodSync(path, 0o755);
    return path;
  };
  const started = () =>
    existsSync(join(root, 'started')) ? readFileSync(join(root, 'started'), 'utf8').trim().split('\n') : [];
  const remembered = () => readFileSync(join(plugin, 'node-path'), 'utf8').trim().split('\n').at(-1);
  const empty = { output: { runs: [], more: false } };

  it('finds Node in PATH, remembers the program behind it, and starts nothing else the next time', async () => {
    aNode(join(root, 'bin'));
    expect(await launch({ PATH: join(root, 'bin') })).toMatchObject({ ...empty, stderr: '' });
    expect(started()).toHaveLength(1);
    expect(remembered()).toBe(process.execPath);
    expect(await launch({ PATH: '/nowhere' })).toMatchObject(empty);
    expect(started()).toHaveLength(1);
  });

  it('becomes Node instead of waiting for it', async () => {
    symlinkSync(process.execPath, join(root, 'node'));
    rmSync(join(plugin, 'plugin'));
    mkdirSync(join(plugin, 'plugin'));
    writeFileSync(
      join(plugin, 'plugin/main.cjs'),
      'process.stdout.write(JSON.stringify({ output: process.pid }))',
    );
    const { output, pid } = await launch({ PATH: root });
    expect(output).toBe(pid);
  });

  it('looks again when the remembered program has gone', async () => {
    writeFileSync(join(plugin, 'node-path'), `\n${join(root, 'removed/node')}\n`);
    symlinkSync(process.execPath, join(root, 'node'));
    expect(await launch({ PATH: root })).toMatchObject(empty);
    expect(remembered()).toBe(process.execPath);
  });

  it('looks once more, with the same request, when the remembered program has become too old', async () => {
    // The preload is what an older Node would say of itself; the launcher's own check starts without it.
    writeFileSync(
      join(root, 'pretend.cjs'),
      "if (!process.env.STASHHOG_LOOK_AGAIN) Object.defineProperty(process.versions, 'node', { value: '20.19.0' })",
    );
    const old = join(root, 'replaced');
    writeFileSync(old, `#!/bin/sh\nexec '${process.execPath}' -r '${root}/pretend.cjs' "$@"\n`);
    chmodSync(old, 0o755);
    writeFileSync(join(plugin, 'node-path'), `\n${old}\n`);
    symlinkSync(process.execPath, join(root, 'node'));
    expect(await launch({ PATH: root })).toMatchObject({ ...empty, stderr: '' });
    expect(remembered()).toBe(process.execPath);
  });

  it('says what to install when the remembered program has become too old and there is no other', async () => {
    writeFileSync(
      join(root, 'pretend.cjs'),
      "Object.defineProperty(process.versions, 'node', { value: '20.19.0' })",
    );
    const old = join(root, 'node');
    writeFileSync(old, `#!/bin/sh\nexec '${process.execPath}' -r '${root}/pretend.cjs' "$@"\n`);
    chmodSync(old, 0o755);
    writeFileSync(join(plugin, 'node-path'), `\n${old}\n`);
    const { error } = await launch({ PATH: root });
    expect(error).toMatch(/^StashHog needs Node\.js 22\.13 or newer where Stash runs, and found none/);
    expect(readdirSync(plugin)).not.toContain('node-path');
  });

  it('remembers in a cache folder that it makes, where the plugin folder cannot be written', async () => {
    symlinkSync(process.execPath, join(root, 'node'));
    // busybox has its own, the others take it from PATH.
    symlinkSync(shellPath('mkdir'), join(root, 'mkdir'));
    const home = join(root, 'home');
    mkdirSync(home);
    chmodSync(plugin, 0o555);
    // To root every folder is writable.
    const nobody = process.getuid?.() === 0 ? 65_534 : undefined;
    if (nobody !== undefined) for (const folder of [home, world.folder]) chownSync(folder, nobody, nobody);
    chmodSync(root, 0o755);
    expect(await launch({ PATH: root }, nobody)).toMatchObject(empty);
    expect(readFileSync(join(home, '.cache/stashhog-node-path'), 'utf8')).toBe(`\n${process.execPath}\n`);
    rmSync(join(root, 'node'));
    expect(await launch({ PATH: root }, nobody)).toMatchObject(empty);
    chmodSync(plugin, 0o755);
  });

  it('takes STASHHOG_NODE before everything else, and looks again when it is removed', async () => {
    const wished = aNode(join(root, 'wished'));
    aNode(join(root, 'bin'));
    expect(await launch({ PATH: join(root, 'bin'), STASHHOG_NODE: wished })).toMatchObject(empty);
    expect(started()).toEqual([wished]);
    expect(await launch({ PATH: join(root, 'bin') })).toMatchObject(empty);
    expect(started()).toEqual([wished, join(root, 'bin/node')]);
  });

  it('says so when STASHHOG_NODE names no Node that will do', async () => {
    const { error } = await launch({ STASHHOG_NODE: join(root, 'missing') });
    expect(error).toMatch(/^STASHHOG_NODE is set, but it does not name a Node\.js 22\.13 or newer/);
  });

  // What the shells differ in was seen above.
  it.runIf(shell === shells[0]).each([
    ['Debian and Alpine', 'usr/bin'],
    ['Homebrew', 'opt/homebrew/bin'],
    ['Homebrew, a version beside others', 'opt/homebrew/opt/node@24/bin'],
    ['a package of Synology', 'var/packages/Node.js_v24/target/usr/local/bin'],
    ['nvm', 'home/.nvm/versions/node/v24.1.0/bin'],
    ['volta', 'home/.volta/tools/image/node/24.1.0/bin'],
    ['fnm', 'home/.local/share/fnm/node-versions/v24.1.0/installation/bin'],
    ['fnm on macOS', 'home/Library/Application Support/fnm/node-versions/v24.1.0/installation/bin'],
    ['asdf', 'home/.asdf/installs/nodejs/24.1.0/bin'],
    ['mise', 'home/.local/share/mise/installs/node/24.1.0/bin'],
  ])('finds the Node of %s, past one that is too old', async (_, folder) => {
    const old = aNode(join(root, 'old'), 'v18.0.0');
    const found = aNode(join(root, folder));
    expect(await launch({ PATH: join(root, 'old') })).toMatchObject({ ...empty, stderr: '' });
    expect(started()).toEqual([old, found]);
  });

  it('prefers the newest of several that a version manager keeps', async () => {
    const versions = ['v22.14.0', 'v24.1.0'].map((name) =>
      aNode(join(root, 'home/.nvm/versions/node', name, 'bin')),
    );
    expect(await launch({})).toMatchObject(empty);
    expect(started()).toEqual([versions[1]]);
  });

  it('says what to install where when there is none, and remembers nothing', async () => {
    aNode(join(root, 'old'), 'v18.0.0');
    const { error, stderr } = await launch({ PATH: join(root, 'old') });
    for (const words of [
      'Node.js 22.13',
      'apk add nodejs',
      'Debian',
      'brew install node',
      'winget',
      'STASHHOG_NODE',
    ])
      expect(error).toContain(words);
    expect(stderr).toBe('');
    expect(readdirSync(plugin)).not.toContain('node-path');
  });
});

function shellPath(shell: string): string {
  return (
    (process.env.PATH ?? '')
      .split(':')
      .map((folder) => join(folder, shell))
      .find((path) => existsSync(path)) ?? shell
  );
}

describe('the launcher for Windows', () => {
  const sh = readFileSync(join(builtPlugin, 'stashhog-run'), 'utf8');
  const cmd = readFileSync(join(builtPlugin, 'stashhog-run.cmd'), 'utf8');
  const lines = cmd.split('\r\n');

  it('jumps to and calls only labels that it has', () => {
    const named = [...cmd.matchAll(/(?:goto|call) :?(\w+)/g)].map(([, label]) => `:${label}`);
    expect(named.length).toBeGreaterThan(10);
    expect(lines).toEqual(expect.arrayContaining(named));
  });

  it('answers each end without Node with one JSON document, in the words of the other launcher', () => {
    const answers = lines
      .filter((line) => line.startsWith('echo {'))
      .map((line) => line.slice('echo '.length));
    const errors = answers.map((answer) => (JSON.parse(answer) as Answer).error ?? '');
    const beginnings = errors.map((error) => error.split(/\(such as|Windows:/)[0]!);
    expect(beginnings).toHaveLength(2);
    for (const words of beginnings) expect(sh).toContain(words);
    // Unquoted they would mean something to cmd.exe.
    for (const answer of answers) expect(answer).not.toMatch(/[&|<>^%!]/);
  });

  it('checks a Node before it starts it, unless it is a remembered one', () => {
    expect(lines.filter((line) => line.includes('goto start'))).toEqual([
      'if defined SAME if defined NODE if exist "%NODE%" goto start',
    ]);
  });

  it('never expands a path outside quotes, where & and ^ would split it', () => {
    const unquoted = lines
      .filter((line) => !line.startsWith('rem '))
      .map((line) => line.replaceAll(/"[^"]*"/g, '').replace('%STASHHOG_NODE:"=%', ''));
    for (const line of unquoted) expect(line).not.toMatch(/%\w+%/);
  });
});

describe('a Node that was replaced by an older one', () => {
  it('is told from one that will do by its version', () => {
    expect(['22.13.0', '22.20.1', '23.0.0', '24.21.0'].map(supportedNode)).toEqual([true, true, true, true]);
    expect(['22.12.0', '20.19.0', '18.0.0'].map(supportedNode)).toEqual([false, false, false]);
  });
});
