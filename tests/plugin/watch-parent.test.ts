import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { expect, it, vi } from 'vitest';

const watchParent = pathToFileURL('plugin/host/watch-parent.ts').href;
/** Says its id, then lives until somebody ends it. */
const child = `setInterval(() => {}, 1000); process.stdout.write(process.pid + "\\n")`;

const alive = (id: number): boolean => {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
};

/** As on Windows: a launcher that cannot become Node starts it and waits, and Stash kills the launcher. */
async function killLauncherOf(code: string): Promise<number> {
  const launcher = spawn('sh', ['-c', `"$0" --input-type=module -e "$1" & wait`, process.execPath, code]);
  const id = await new Promise<number>((found) =>
    launcher.stdout.once('data', (text) => found(Number(text))),
  );
  expect(alive(id)).toBe(true);
  launcher.kill('SIGKILL');
  return id;
}

it.skipIf(process.platform === 'win32')('ends when the launcher that started it was killed', async () => {
  const id = await killLauncherOf(
    `import { watchParent } from ${JSON.stringify(watchParent)}; watchParent(20); ${child}`,
  );
  await vi.waitUntil(() => !alive(id), { timeout: 20_000 });
});

it.skipIf(process.platform === 'win32')('lives on without the watch, which is why there is one', async () => {
  const id = await killLauncherOf(child);
  expect(alive(id)).toBe(true);
  process.kill(id, 'SIGKILL');
});
