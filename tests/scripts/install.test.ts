import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyPlugin } from '../../scripts/build/copy-plugin.ts';
import { whyNotPluginsFolder } from '../../scripts/build/plugins-folder.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stashhog-install-'));
});
afterEach(() => rmSync(root, { recursive: true }));
const folder = (...path: string[]): string => {
  const made = join(root, ...path);
  mkdirSync(made, { recursive: true });
  return made;
};

describe('a folder to install into', () => {
  it('may be named "plugins", lie beside a config.yml, or hold a plugin', () => {
    expect(whyNotPluginsFolder(folder('a/plugins'))).toBeNull();
    writeFileSync(join(folder('b'), 'config.yml'), '');
    expect(whyNotPluginsFolder(folder('b/extensions'))).toBeNull();
    writeFileSync(join(folder('c/mine/other-plugin'), 'other-plugin.yml'), '');
    expect(whyNotPluginsFolder(join(root, 'c/mine'))).toBeNull();
  });

  it('is refused with a sentence when it is anything else', () => {
    expect(whyNotPluginsFolder(join(root, 'missing'))).toMatch(/^There is no folder/);
    expect(whyNotPluginsFolder(folder('movies'))).toContain('does not look like Stash’s plugins folder');
    writeFileSync(join(folder('config'), 'config.yml'), '');
    expect(whyNotPluginsFolder(join(root, 'config'))).toContain(`usually ${join(root, 'config/plugins')}`);
    writeFileSync(join(folder('plugins/stashhog'), 'stashhog.yml'), '');
    expect(whyNotPluginsFolder(join(root, 'plugins/stashhog'))).toContain(
      `the one around it, ${join(root, 'plugins')}`,
    );
  });
});

describe('the copy', () => {
  const aBuild = (content: string): string => {
    const built = folder(`build-${content}`);
    mkdirSync(join(built, 'plugin'));
    writeFileSync(join(built, 'stashhog.yml'), `name: ${content}`);
    writeFileSync(join(built, 'plugin', `${content}.cjs`), content);
    writeFileSync(join(built, 'stashhog-run'), '#!/bin/sh', { mode: 0o755 });
    return built;
  };

  it('replaces an earlier one whole, keeps the run bit, and leaves nothing else behind', async () => {
    const plugins = folder('plugins');
    cpSync(aBuild('old'), join(plugins, 'stashhog'), { recursive: true });
    const target = await copyPlugin(aBuild('new'), plugins);
    expect(readFileSync(join(target, 'stashhog.yml'), 'utf8')).toBe('name: new');
    expect(readdirSync(join(target, 'plugin'))).toEqual(['new.cjs']);
    expect(statSync(join(target, 'stashhog-run')).mode & 0o111).toBe(0o111);
    expect(readdirSync(plugins)).toEqual(['stashhog']);
    expect(readdirSync(target).filter((name) => name.includes('.yml'))).toEqual(['stashhog.yml']);
  });

  it('leaves no second manifest behind when it fails', async () => {
    const plugins = folder('plugins');
    await expect(copyPlugin(join(root, 'no such build'), plugins)).rejects.toThrow('ENOENT');
    expect(existsSync(join(plugins, 'stashhog'))).toBe(false);
    expect(readdirSync(plugins)).toEqual([]);
  });
});
