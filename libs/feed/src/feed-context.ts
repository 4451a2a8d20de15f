import type { FeedReferences } from './feed-references.js';

/** What a record is held against: reference data and, where sources are bound to callers, who may speak for which source. */
export type FeedContext = FeedReferences & {
  /** Whether this caller may send for the source. Absent: every source. */
  allowsSource?(source: string): boolean;
};
