import { Broadcast } from './broadcast.ts';
import type { Clock } from './library/clock.ts';

export type LogLevel = 'Trace' | 'Debug' | 'Info' | 'Progress' | 'Warning' | 'Error';

export interface LogEntry {
  time: string;
  level: LogLevel;
  message: string;
}

const KEPT = 30;
const BATCH_MS = 1000;
/** Stash's default log level is Info: less goes to subscribers only. */
const SILENT = new Set<LogLevel>(['Trace', 'Debug', 'Progress']);

/** Every level reaches the subscribers, at once when idle and in batches of a second when busy; only 30 entries are kept. */
export class Log {
  readonly batches = new Broadcast<LogEntry[]>();
  /** Newest first. */
  readonly recent: LogEntry[] = [];
  readonly #quiet: boolean;
  readonly #clock: Clock;
  #waiting: LogEntry[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(quiet: boolean, clock: Clock) {
    this.#quiet = quiet;
    this.#clock = clock;
  }

  write(level: LogLevel, message: string): void {
    const entry = { time: this.#clock.preciseText(), level, message };
    if (!SILENT.has(level)) {
      this.recent.unshift(entry);
      this.recent.length = Math.min(this.recent.length, KEPT);
      if (!this.#quiet) process.stderr.write(`${entry.time} ${level}: ${message}\n`);
    }
    this.#waiting.push(entry);
    if (!this.#timer) this.#flush();
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #flush(): void {
    if (this.#waiting.length === 0) {
      this.#timer = undefined;
      return;
    }
    this.batches.send(this.#waiting);
    this.#waiting = [];
    this.#timer = setTimeout(() => this.#flush(), BATCH_MS);
    this.#timer.unref();
  }
}
