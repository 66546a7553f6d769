/** The process we are, for leases. */
export interface OwnProcess {
  pid: number;
  /** Where the pid means this process: machine, boot and pid namespace; with the time it started, where that is known. */
  host: string;
  isAlive: IsAlive;
}

/**
 * Whether the process that left a lease still lives; null where that cannot be known from here, because its pid is of
 * another machine, boot or namespace. False for our own id: a lease that carries it and is not ours was left by a
 * process that had it before (process ids start again in a new container).
 */
export type IsAlive = (pid: number, host: string | null) => boolean | null;
