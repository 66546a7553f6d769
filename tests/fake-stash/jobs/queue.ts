import { Broadcast } from '../broadcast.ts';
import type { Clock } from '../library/clock.ts';
import type { Log } from '../log.ts';

export type JobStatus = 'READY' | 'RUNNING' | 'STOPPING' | 'FINISHED' | 'CANCELLED' | 'FAILED';

/** As the API shows it. `progress` is 0…1, or null while it is unknown. */
export interface Job {
  id: string;
  status: JobStatus;
  description: string;
  subTasks: string[] | null;
  progress: number | null;
  addTime: string;
  startTime: string | null;
  endTime: string | null;
  error: string | null;
}

export interface JobUpdate {
  type: 'ADD' | 'REMOVE' | 'UPDATE';
  job: Job;
}

export interface JobControl {
  /** Aborted by stopJob; the job counts as cancelled as soon as its work returns. */
  signal: AbortSignal;
  setProgress(value: number): void;
}

/** Resolves when the job is done; a throw makes it FAILED. */
export type JobWork = (control: JobControl) => Promise<void>;

interface Entry {
  job: Job;
  work: JobWork;
  abort: AbortController;
  updateTimer: NodeJS.Timeout | undefined;
}

const GRAVEYARD = 10;
const UPDATE_MS = 100;

/** Stash's queue: strictly one job at a time, first in first out, ids from 1 after every start, everything in memory. */
export class JobQueue {
  readonly updates = new Broadcast<JobUpdate>();
  readonly #log: Log;
  readonly #clock: Clock;
  #queue: Entry[] = [];
  #graveyard: Entry[] = [];
  #lastId = 0;
  #running = false;
  #closed = false;

  constructor(log: Log, clock: Clock) {
    this.#log = log;
    this.#clock = clock;
  }

  add(description: string, work: JobWork): string {
    const id = String(++this.#lastId);
    const job: Job = {
      id,
      status: 'READY',
      description,
      subTasks: null,
      progress: 0,
      addTime: this.#clock.preciseText(),
      startTime: null,
      endTime: null,
      error: null,
    };
    this.#queue.push({ job, work, abort: new AbortController(), updateTimer: undefined });
    this.#send('ADD', job);
    if (!this.#running) void this.#dispatch();
    return id;
  }

  /** Queued, running and stopping jobs; null (not an empty list) when there are none. */
  queue(): Job[] | null {
    return this.#queue.length === 0 ? null : this.#queue.map((entry) => ({ ...entry.job }));
  }

  /** Among the queue and the last ten that ended. */
  find(id: string): Job | null {
    const entry = [...this.#queue, ...this.#graveyard].find((candidate) => candidate.job.id === id);
    return entry ? { ...entry.job } : null;
  }

  stop(id: string): void {
    const entry = this.#queue.find((candidate) => candidate.job.id === id);
    if (entry) this.#cancel(entry);
  }

  stopAll(): void {
    // Cancelling replaces the list; this loop goes on over the one it began with.
    for (const entry of this.#queue) this.#cancel(entry);
  }

  /** Resolves with the job's last state once it has ended. For tests; rejects if the job is unknown. */
  ended(id: string): Promise<Job> {
    const now = this.find(id);
    if (!now) return Promise.reject(new Error(`no job ${id} in queue or graveyard`));
    if (!['READY', 'RUNNING', 'STOPPING'].includes(now.status)) return Promise.resolve(now);
    return new Promise((resolve) => {
      const stop = this.updates.listen((update) => {
        if (update.type !== 'REMOVE' || update.job.id !== id) return;
        stop();
        resolve(update.job);
      });
    });
  }

  /** Resolves when the queue is empty. */
  async idle(): Promise<void> {
    for (let last = this.#queue.at(-1); last; last = this.#queue.at(-1)) await this.ended(last.job.id);
  }

  /** Forgets the queue as a server that ends does; work already started is not told. */
  close(): void {
    this.#closed = true;
    for (const entry of this.#queue) clearTimeout(entry.updateTimer);
    this.#queue = [];
    this.#graveyard = [];
  }

  #cancel(entry: Entry): void {
    const { job } = entry;
    if (job.status === 'READY') {
      job.status = 'CANCELLED';
      job.endTime = this.#clock.preciseText();
      this.#remove(entry);
    } else if (job.status === 'RUNNING') {
      job.status = 'STOPPING';
      this.#send('UPDATE', job);
      entry.abort.abort();
    }
  }

  async #dispatch(): Promise<void> {
    this.#running = true;
    for (let entry = this.#next(); entry && !this.#closed; entry = this.#next()) await this.#execute(entry);
    this.#running = false;
  }

  #next(): Entry | undefined {
    return this.#queue.find((entry) => entry.job.status === 'READY');
  }

  async #execute(entry: Entry): Promise<void> {
    const { job, abort } = entry;
    job.status = 'RUNNING';
    job.startTime = this.#clock.preciseText();
    this.#send('UPDATE', job);
    const setProgress = (value: number) => {
      job.progress = Math.min(1, Math.max(0, value));
      entry.updateTimer ??= setTimeout(() => {
        entry.updateTimer = undefined;
        if (job.status === 'RUNNING' || job.status === 'STOPPING') this.#send('UPDATE', job);
      }, UPDATE_MS);
    };
    try {
      await entry.work({ signal: abort.signal, setProgress });
    } catch (error) {
      job.status = 'FAILED';
      job.error = error instanceof Error ? error.message : String(error);
      this.#log.write('Error', `task failed due to error: ${job.error}`);
    }
    if (this.#closed) return;
    if (abort.signal.aborted) job.status = 'CANCELLED';
    else if (job.status !== 'FAILED') job.status = 'FINISHED';
    job.endTime = this.#clock.preciseText();
    this.#remove(entry);
  }

  #remove(entry: Entry): void {
    clearTimeout(entry.updateTimer);
    entry.job.subTasks = null;
    this.#queue = this.#queue.filter((other) => other !== entry);
    this.#graveyard = [...this.#graveyard, entry].slice(-GRAVEYARD);
    this.#send('REMOVE', entry.job);
  }

  #send(type: JobUpdate['type'], job: Job): void {
    this.updates.send({ type, job: { ...job } });
  }
}
