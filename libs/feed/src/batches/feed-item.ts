import type { FeedReading } from '../reading/feed-reading.js';

/** One record of a body or file. */
export interface FeedItem {
  /** Place among the records, from 0; what `FeedSummary` rejections refer to. */
  readonly index: number;
  readonly reading: FeedReading;
}
