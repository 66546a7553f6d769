import type { OwnProcess } from '../../src/runs/own-process.ts';

/** This process, for leases in the store. */
export const ownProcess: OwnProcess = {
  pid: process.pid,
  isAlive(pid) {
    if (pid === process.pid) return false;
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      // EPERM: it lives, under another user.
      return (error as NodeJS.ErrnoException).code === 'EPERM';
    }
  },
};
