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
export interface CaseReview {
  readonly overdue: OverdueCase;
  readonly holds: boolean;
}

/** What alerting asks of the projection it watches. */
export interface Watched {
  readonly tree: OrgTree;
  /** Org-unit code of a ref. */
  unitOf(ref: number): string;
  /** Present judgements of the targets that watch a case type. */
  watching(caseType: string): readonly Judged[];
  /** Calendar day that has begun in a region. */
  today(region: string): number | undefined;
}
