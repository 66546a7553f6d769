/** Wall time. Used for what people read and for leases, never to compare with Stash's timestamps. */
export interface Clock {
  /** ISO 8601 in UTC with milliseconds. */
  now(): string;
}
