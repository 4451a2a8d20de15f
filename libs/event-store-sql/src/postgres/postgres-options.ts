export interface PostgresEventStoreOptions {
  /** `postgres://user:password@host:port/database`. The tables live in its schema `event_store`. */
  readonly url: string;
  /** Connections at most, besides the one that listens; default 8. Appends use one of them at a time. */
  readonly connections?: number;
  /** Milliseconds between looks at the log by a subscription that nothing wakes; default 500. */
  readonly pollEveryMs?: number;
}
