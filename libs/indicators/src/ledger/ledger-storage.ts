import type { Day } from '#calendar';
import type { CaseBook, RunningLimit } from './case-book.js';
import type { CounterDelta } from './counters.js';
import type { KeptRecord } from './kept-record.js';
import type { PersonBook } from './person-book.js';
import type { LedgerRow, RecordState } from './record-state.js';
import type { StockReport } from './stock-series.js';

/** A record identity with its hash. */
export interface RecordIdentity {
  readonly key: number;
  readonly source: string;
  readonly id: string;
}

/** One stock report as stored. */
export interface StockRow extends StockReport {
  readonly measure: number;
  readonly unit: number;
}

/** Everything a batch changed. Written in one transaction, together with the checkpoint. */
export interface LedgerChange {
  readonly rows: readonly LedgerRow[];
  /** Identity → position of the line that holds for it now. */
  readonly index: ReadonlyMap<number, number>;
  /** Lines that no longer hold, with the position of the line that took over. */
  readonly superseded: readonly { readonly position: number; readonly by: number }[];
  /** Lines still in force whose lower revisions were withdrawn. */
  readonly withdrawn: readonly { readonly position: number; readonly withdrawn: number }[];
  readonly counters: readonly CounterDelta[];
  /** Books that the storage has. */
  readonly persons: readonly PersonBook[];
  /** Books that it has not. */
  readonly newPersons: readonly PersonBook[];
  readonly stocks: readonly { readonly row: StockRow; readonly keep: boolean }[];
  readonly cases: readonly { readonly book: CaseBook; readonly running: RunningLimit | undefined }[];
  /** Records that rules look at, as they hold now. */
  readonly kept: readonly KeptRecord[];
  /** Keys of records that hold no more, or that no rule looks at. */
  readonly notKept: readonly number[];
}

/** A person's book as asked for: by hash, and by the text that decides. */
export interface PersonAddress {
  readonly key: number;
  readonly subject: string;
}

/** A case's book as asked for. */
export interface CaseAddress {
  readonly key: number;
  readonly caseType: string;
  readonly caseId: string;
}

/** Reports of a stock at a unit that a change on or after `from` can move: from the last one before `from` on. */
export interface StockWanted {
  readonly measure: number;
  readonly unit: number;
  readonly from: Day;
}

/**
 * Reads what a batch may touch, in bulk. Books are found by hash with open addressing: asked for (key, text), it loads
 * key, key + 1 … up to the book with that text or the first free key. So a book that came to be empty may be deleted
 * only where the key behind it is free; else the books behind it would not be found any more.
 */
export interface LedgerStorage {
  findRecords(identities: readonly RecordIdentity[]): Promise<ReadonlyMap<number, RecordState>>;
  /** `exact`: keys of books to load whatever text they have. */
  loadPersons(wanted: readonly PersonAddress[], exact: readonly number[]): Promise<readonly PersonBook[]>;
  loadCases(wanted: readonly CaseAddress[], exact: readonly number[]): Promise<readonly CaseBook[]>;
  loadStocks(wanted: readonly StockWanted[]): Promise<readonly StockRow[]>;
}
