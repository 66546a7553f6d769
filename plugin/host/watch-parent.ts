/**
 * Windows only, where the launcher is a batch file that cannot replace itself: Stash kills the batch file, and this
 * process has to notice. The batch file asks for it by STASHHOG_WATCH_PARENT. There the id of the parent stays the
 * same when it is gone, elsewhere it becomes another one: both are looked at.
 */
export function watchParent(everyMs = 250): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent || !exists(parent)) process.exit(0);
  }, everyMs).unref();
}

function exists(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
