import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The launcher remembers a path and not what lies there: another Node may by now. Forgets the path and starts the
 * launcher once more with our stdin, stdout and stderr; it looks for a Node that will do and says so when there is none.
 * False when it did not answer, or when this process is that second try already.
 */
export function lookAgain(bundle: string): boolean {
  const remembered = process.env.STASHHOG_REMEMBERED;
  if (!remembered || process.env.STASHHOG_LOOK_AGAIN) return false;
  try {
    rmSync(remembered, { force: true });
  } catch {
    // Not ours to write. The second try does not read it.
  }
  const launcher = join(bundle, '../stashhog-run');
  const env = { ...process.env, STASHHOG_LOOK_AGAIN: '1', STASHHOG_WATCH_PARENT: '1' };
  const { error, status } =
    process.platform === 'win32'
      ? spawnSync(process.env.ComSpec ?? 'cmd.exe', ['/d', '/s', '/c', `""${launcher}.cmd""`], {
          env,
          stdio: 'inherit',
          windowsVerbatimArguments: true,
        })
      : spawnSync(launcher, { env, stdio: 'inherit' });
  return error === undefined && status === 0;
}
