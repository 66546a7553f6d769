// Loaded with `node --import` before the built plugin: counts every statement and every request of the process and ends it
// with SIGKILL at the n-th (STASHHOG_CRASH_AT), as a stopped job or a power cut would. Without a number it only counts, and
// writes the total to STASHHOG_CRASH_COUNT at the end. The plugin itself knows nothing of it.
import { writeFileSync } from 'node:fs';
import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync, StatementSync } from 'node:sqlite';

const crashAt = Number(process.env.STASHHOG_CRASH_AT ?? 0);
const countFile = process.env.STASHHOG_CRASH_COUNT;
let count = 0;

function step() {
  count++;
  if (count === crashAt) process.kill(process.pid, 'SIGKILL');
}

function countCalls(owner, name) {
  const original = owner[name];
  owner[name] = function (...args) {
    step();
    return original.apply(this, args);
  };
}

countCalls(DatabaseSync.prototype, 'exec');
for (const name of ['run', 'get', 'all', 'iterate']) countCalls(StatementSync.prototype, name);
countCalls(http, 'request');
syncBuiltinESMExports();

if (countFile) process.on('exit', () => writeFileSync(countFile, String(count)));
