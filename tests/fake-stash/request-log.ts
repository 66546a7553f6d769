export interface LoggedRequest {
  /** Empty for an anonymous document. */
  operationName: string;
  kind: 'query' | 'mutation' | 'subscription';
  /** Root fields, aliases resolved, each as often as it was asked for. */
  fields: string[];
  variables: Record<string, unknown>;
  bytes: number;
}

/** What clients asked for since the start (or the last `clear`), for tests that count requests. Keeps the last 10,000. */
export class RequestLog {
  readonly entries: LoggedRequest[] = [];

  add(entry: LoggedRequest): void {
    this.entries.push(entry);
    if (this.entries.length > 10_000) this.entries.shift();
  }

  /** Requests of this operation name, or with this root field. */
  count(name: string): number {
    return this.entries.filter((entry) => entry.operationName === name || entry.fields.includes(name)).length;
  }

  clear(): void {
    this.entries.length = 0;
  }
}
