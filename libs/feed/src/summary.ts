import type { Refusal, RefusalCode } from './refusal.js';

/** What became of the records of one request or file. The four counts add up to the records sent. */
export interface FeedSummary {
  /** New, or a higher revision. */
  readonly accepted: number;
  /** Sent before with the same revision. */
  readonly duplicates: number;
  /** A higher revision is there already. */
  readonly stale: number;
  readonly rejected: number;
  readonly rejections: readonly FeedRejection[];
}

export interface FeedRejection {
  /** Place among the records sent, from 0. */
  readonly index: number;
  /** The record's own id, `null` where it could not be read. */
  readonly id: string | null;
  readonly code: RefusalCode;
  readonly pointer: string;
  readonly message: string;
}

export const EMPTY_SUMMARY: FeedSummary = { accepted: 0, duplicates: 0, stale: 0, rejected: 0, rejections: [] };

export function rejectionOf(index: number, { id, code, pointer, message }: Refusal): FeedRejection {
  return { index, id: id ?? null, code, pointer, message };
}

/** The sum of two parts of one request, rejections in the order of their indexes. */
export function mergeSummaries(a: FeedSummary, b: FeedSummary): FeedSummary {
  return {
    accepted: a.accepted + b.accepted,
    duplicates: a.duplicates + b.duplicates,
    stale: a.stale + b.stale,
    rejected: a.rejected + b.rejected,
    rejections: [...a.rejections, ...b.rejections].sort((one, other) => one.index - other.index),
  };
}
