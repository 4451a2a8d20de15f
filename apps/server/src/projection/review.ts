import type { Position } from '#event-store';
import type { OrgTree } from '#org';
import type { OverdueCase } from '#read-model';
import type { Judged } from './status-board.js';

/** Judgements that changed at one place of the log. */
export interface Review {
  readonly targets: readonly Judged[];
  readonly cases: readonly CaseReview[];
  /** Position of the last log event that was judged on. */
  readonly position: Position;
}

/** A case that is past a limit (`holds`), or no longer so. */
export interface CaseReview extends CaseFound {
  /** How the targets that watch its type stood at that place of the log. */
  readonly watching: readonly Judged[];
  /** The day that had begun there in each region. */
  readonly today: Readonly<Record<string, number>>;
}

export interface CaseFound {
  readonly overdue: OverdueCase;
  readonly holds: boolean;
}

/** What alerting asks of the projection it watches. */
export interface Watched {
  readonly tree: OrgTree;
  /** Org-unit code of a ref. */
  unitOf(ref: number): string;
}
