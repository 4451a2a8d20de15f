import type { FeedRecord } from '../feed-record.js';
import type { Refusal, RefusalCode } from '../refusal.js';

/** A record that may go into the log. */
export interface AcceptedRecord {
  readonly ok: true;
  readonly record: FeedRecord;
  /** County-level code of the record's org unit, or `WITHDRAWN` for withdrawals, which name none. */
  readonly county: string;
  /** The CloudEvent as structured JSON: the sender's own text where it was structured. */
  readonly json: string;
  /** Deterministic id of the event, see `eventIdOf`. */
  readonly eventId: string;
}

export interface RefusedRecord {
  readonly ok: false;
  readonly refusal: Refusal;
}

export type FeedReading = AcceptedRecord | RefusedRecord;

/** Stands for the county of a withdrawal. */
export const WITHDRAWN = 'withdrawn';

export function refuse(code: RefusalCode, pointer: string, message: string): Refusal {
  return { code, pointer, message };
}
