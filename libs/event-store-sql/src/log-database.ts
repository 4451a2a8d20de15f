import type { StreamAppend } from '#event-store';
import type { Kysely } from 'kysely';
import type { AppendOutcome } from './append-plan.js';
import type { PositionRange } from './position-range.js';
import type { Statement } from './queries.js';
import type { Tables } from './schema/tables.js';

/** Position, stream id, revision, type id, event id, data, metadata. */
export type EventRow = readonly [number, number, number, number, string, string, string];

/** What the two engines do differently. */
export interface LogDatabase {
  /** For cold queries. */
  readonly db: Kysely<Tables>;
  /** Milliseconds after which a subscription looks at the log even without a wake-up. */
  readonly pollEvery: number;
  /** Runs a prepared statement; rows are arrays of the selected columns. */
  rows<Row extends readonly unknown[]>(statement: Statement, parameters: readonly unknown[]): Promise<Row[]>;
  /** The events at these positions, in their order; the ranges rise. */
  eventsIn(ranges: readonly PositionRange[]): Promise<EventRow[]>;
  /** Writes what does not conflict and is no repeat in one transaction; every append has its outcome. */
  append(appends: readonly StreamAppend[]): Promise<readonly AppendOutcome[]>;
  /** Calls back after appends by others, as soon as the engine lets us know. Called once, before the first subscription. */
  listen(changed: () => void): void;
  close(): Promise<void>;
}
