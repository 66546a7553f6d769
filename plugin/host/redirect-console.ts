import { format } from 'node:util';
import type { StderrProtocol } from './stderr-protocol.ts';

/** A stray `console.log` on stdout would destroy the answer, and Node's own warnings would show as errors. */
export function redirectConsole(log: StderrProtocol): void {
  const methods = {
    trace: log.trace,
    debug: log.debug,
    log: log.info,
    info: log.info,
    warn: log.warning,
    error: log.error,
  } as const;
  for (const [method, say] of Object.entries(methods))
    console[method as keyof typeof methods] = (...values: unknown[]) => say(format(...values));

  process.removeAllListeners('warning');
  process.on('warning', (warning) => log.debug(`${warning.name}: ${warning.message}`));
}
