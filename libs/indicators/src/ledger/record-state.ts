import type { Entry } from './entry.js';

/** What became of a record event. Stored with its log position, and what a feeding system is told. */
export const OUTCOMES = { applied: 0, duplicate: 1, stale: 2, withdrawal: 3 } as const;
export type Outcome = (typeof OUTCOMES)[keyof typeof OUTCOMES];

/** Withdrawn for good: no revision comes after it. */
export const EVERY_REVISION = Number.MAX_SAFE_INTEGER;

/** One line of the ledger: what a record event did, by its position in the log. */
export interface LedgerRow {
  readonly position: number;
  /** Key of the identity in the record index: the hash, moved on where another identity has it. */
  readonly key: number;
  /** The line held for its identity when it was written; the newest such line with a key holds now. */
  readonly holds: boolean;
  readonly outcome: Outcome;
  readonly source: string;
  readonly id: string;
  readonly revision: number;
  /** Highest revision that has been withdrawn so far; 0: none. */
  readonly withdrawn: number;
  readonly entries: readonly Entry[];
}

/** What holds for a record identity now: the newest line of the ledger that holds for it. */
export type RecordState = LedgerRow;

/** What an arriving revision means, given what holds. Independent of the order of arrival. */
export function meaningOf(
  revision: number,
  state: RecordState | undefined,
): 'new' | 'correction' | 'duplicate' | 'stale' {
  if (!state) return 'new';
  if (revision <= state.withdrawn) return 'stale';
  if (state.revision === 0) return 'new';
  if (revision === state.revision) return 'duplicate';
  return revision < state.revision ? 'stale' : 'correction';
}
