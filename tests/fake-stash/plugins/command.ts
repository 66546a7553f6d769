import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Manifest } from './manifest.ts';

/** The command line: `exec[0]` from PATH or else from the plugin's folder, `{pluginDir}` replaced in everything after it. */
export function commandOf(plugin: Manifest, execArgs: string[], searchPath: string): string[] {
  const [program, ...args] = [...plugin.exec, ...execArgs];
  if (program === undefined) throw new Error('empty exec value');
  const command = onPath(program, searchPath) ? program : join(plugin.folder, program);
  return [command, ...args.map((arg) => arg.replaceAll('{pluginDir}', plugin.folder))];
}

function onPath(program: string, searchPath: string): boolean {
  if (isAbsolute(program) || program.includes('/')) return isExecutable(program);
  return searchPath.split(delimiter).some((folder) => isExecutable(join(folder, program)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
