import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import type { OwnProcess } from '../../src/runs/own-process.ts';

/** Process ids mean the same process only within one of these. */
const place = [
  hostname(),
  orNothing(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
  orNothing(() => readlinkSync('/proc/self/ns/pid')),
].join(' ');

/** This process, for leases in the store. */
export const ownProcess: OwnProcess = {
  pid: process.pid,
  host: hostOf(process.pid),
  isAlive(pid, host) {
    if (host === null || host.slice(0, host.lastIndexOf('#')) !== place) return null;
    if (pid === process.pid || !exists(pid)) return false;
    const started = host.slice(host.lastIndexOf('#') + 1);
    // Without a start time the id may have gone to another process.
    return started === '' ? null : startOf(pid) === started;
  },
};

/** What a lease says of a process of this place. */
export function hostOf(pid: number): string {
  return `${place}#${startOf(pid)}`;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, under another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process started, in ticks since the boot; empty where /proc does not say, and for one that is dead already. */
function startOf(pid: number): string {
  const stat = orNothing(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  // Behind the name, which may hold anything: the state is field 3, the start field 22.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? '' : (fields[19] ?? '');
}

function orNothing(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
