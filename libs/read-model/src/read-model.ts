import type { Day } from '#calendar';
import type { Position } from '#event-store';
import type { CaseBook, KeptRecord, LedgerChange, LedgerStorage, RefTable } from '#indicators';

/**
 * What the ledger said of a group of targets at a unit when they were judged last. Judged again from it, each target
 * comes to the same status; so a value that changes is one row, however many targets look at it.
 */
export interface ObservedRow {
  readonly plan: string;
  readonly unit: string;
  /** See `groupKeyOf`. */
  readonly group: string;
  /** The newest day that the unit's data cover. */
  readonly asOf: Day;
  /** The day the judgement was made for. */
  readonly judgedOn: Day;
  /** In the targets' unit, for ranking. */
  readonly value: number | null;
  /** A `RememberedObservation` as JSON text. */
  readonly data: string;
}

/** Tells what was observed of a group from every other. */
export type ObservedKey = Pick<ObservedRow, 'plan' | 'unit' | 'group'>;

/** A state that held when a day closed; written when it differs from the one before. */
export interface StatusHistoryRow {
  readonly plan: string;
  readonly target: string;
  readonly unit: string;
  readonly asOf: Day;
  readonly state: string;
  readonly colour: string;
  readonly value: number | null;
}

/** An alert as the list shows it. `data` is the alert as JSON text. */
export interface AlertRow {
  readonly alertId: string;
  readonly state: string;
  readonly severity: string;
  readonly colour: string;
  readonly plan: string;
  readonly target: string;
  readonly unit: string;
  /** Departments that answer for it, for filtering. */
  readonly owners: readonly string[];
  /** Log position of its newest event. */
  readonly position: Position;
  readonly data: string;
}

/** A refused record as recorded in the log. */
export interface RejectionRow {
  readonly id: string;
  readonly position: Position;
  readonly code: string;
  readonly pointer: string;
  readonly message: string;
  readonly source: string | null;
  readonly recordId: string | null;
  /** What was sent, where it may be kept; else `null`. */
  readonly value: string | null;
  /** Topic, partition and offset, or how else it came. */
  readonly origin: string;
  readonly at: string;
}

/** Everything that one batch of the log changes. */
export interface ProjectionChange {
  readonly ledger?: LedgerChange;
  readonly observed: readonly ObservedRow[];
  /** What is no longer observed, because another version of its plan is in force. None of them is in `observed`. */
  readonly retired?: readonly ObservedKey[];
  readonly history: readonly StatusHistoryRow[];
  readonly alerts: readonly AlertRow[];
  readonly rejections: readonly RejectionRow[];
  readonly redriven: readonly string[];
  /** Position of the last event of the batch. */
  readonly checkpoint: Position;
  /** Calendar day of each region after the batch. */
  readonly today: Readonly<Record<string, Day>>;
}

/** What a projection finds when it starts. */
export interface ProjectionStart {
  readonly checkpoint: Position;
  readonly today: Readonly<Record<string, Day>>;
  /** Digest of the catalogue that the rows were made with; `null`: none yet. */
  readonly catalogue: string | null;
}

/** Integers for codes, loaded when the storage opens and stored with the batch that first used them. */
export interface ProjectionRefs {
  readonly measures: RefTable;
  readonly units: RefTable;
  readonly sources: RefTable;
}

/** Sums of one judged unit by measure and day. */
export interface UnitDayRow {
  readonly unit: number;
  readonly measure: number;
  readonly day: Day;
  readonly amount: number;
  readonly contributions: number;
}

/** Whether the day sums of a measure at a unit are judged, and so kept together by unit; others lie together by day. */
export type KeptByUnit = (measure: number, unit: number) => boolean;

export interface StorageOptions {
  /** Keys that the record index gathers before they become a run; a test takes few. */
  readonly runKeys?: number;
}

/**
 * The writing side of the read model: one projection holds it. All of it can be made again from the log. After a failed
 * `save` or `reset` every further call rejects with `StorageOutOfStep`: open the storage again.
 */
export interface ProjectionStorage extends LedgerStorage {
  readonly refs: ProjectionRefs;
  /** Tells which sums are kept ready by unit. To be called before anything is posted. */
  keepByUnit(kept: KeptByUnit): void;
  start(): Promise<ProjectionStart>;
  /** Empties everything but what belongs to operation (channel checkpoints) and notes the catalogue. */
  reset(catalogue: string): Promise<void>;
  /**
   * Writes a batch and its checkpoint in one transaction. It commits only once `before` has resolved; where that rejects,
   * nothing of the batch is written and the rejection is passed on.
   */
  save(change: ProjectionChange, before?: Promise<unknown>): Promise<void>;
  /** Day sums of counties and above, for judging. */
  unitDays(): Promise<readonly UnitDayRow[]>;
  /** Last known states, for the history to go on. */
  lastHistory(): Promise<readonly StatusHistoryRow[]>;
  observed(): Promise<readonly ObservedRow[]>;
  /** Open cases whose limit ended before the day. */
  overdueCases(before: Day): Promise<readonly OverdueCase[]>;
  /** Every case of these types, with all that was reported of it. */
  casesOf(caseTypes: readonly string[]): Promise<readonly CaseBook[]>;
  /** Every record that is kept for rules, in order of their days. */
  keptRecords(): Promise<readonly KeptRecord[]>;
  close(): Promise<void>;
}

export interface OverdueCase {
  readonly key: number;
  readonly caseType: string;
  readonly caseId: string;
  readonly unit: number;
  readonly from: string;
  readonly to: string;
  readonly due: Day;
}
