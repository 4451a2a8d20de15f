import type { FeedSummary } from '#feed';

/** A way for records to reach the demo's server. */
export interface Feeder {
  /** In words, for the first line of the demo. */
  readonly about: string;
  /** Resolves when the records are in, with what became of them where the way tells it. */
  feed(records: readonly string[]): Promise<FeedSummary | undefined>;
}
