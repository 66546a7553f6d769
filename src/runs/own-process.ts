/** The process we are, for leases. */
export interface OwnProcess {
  pid: number;
  /**
   * Whether another process with this id lives. False for our own id: a lease that carries it and is not ours was
   * left by a process that had it before (process ids start again in a new container).
   */
  isAlive(pid: number): boolean;
}
