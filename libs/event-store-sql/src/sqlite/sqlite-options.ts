export interface SqliteEventStoreOptions {
  /** File of the database; made where it is missing, its folder too. `:memory:` for one that ends with the store. */
  readonly path: string;
  /** Megabytes of pages kept in memory by this connection; default 64. */
  readonly cacheMegabytes?: number;
  /** Megabytes of write-ahead log after which it is copied into the database; default 80. */
  readonly checkpointMegabytes?: number;
  /** Milliseconds to wait, the whole thread with it, while another connection writes; default 10 000. */
  readonly busyTimeoutMs?: number;
  /** Milliseconds between looks at the log by a subscription that nothing wakes; default 50. */
  readonly pollEveryMs?: number;
  /**
   * `normal` (default): a power cut may take the last commits, never the integrity of the log. `full`: every commit
   * reaches the disk before it is answered.
   */
  readonly durability?: 'normal' | 'full';
}
