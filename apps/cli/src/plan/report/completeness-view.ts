/** How far data have come, as `GET …/completeness` tells it. */
export interface ReachView {
  readonly lastCovered: string | null;
  /** 0: nothing is overdue; `null`: nobody waits for it. */
  readonly overdueDays: number | null;
  readonly reporters: number;
  readonly complete: number | null;
  readonly records: number;
}

export interface UnitReachView extends ReachView {
  readonly orgUnit: string;
  readonly name: { readonly zh: string };
  readonly sources: readonly (ReachView & { readonly source: string })[];
}

export interface MeasureReachView extends ReachView {
  readonly measure: string;
  readonly name: { readonly zh: string };
  readonly units: readonly UnitReachView[];
}

/** All pages of a plan's completeness in one. */
export interface CompletenessView {
  readonly plan: string;
  readonly version: number;
  readonly orgUnit: string;
  readonly asOf: string;
  /** How much of the ledger is behind it. */
  readonly read: { readonly through: number; readonly checkpoint: number; readonly complete: boolean };
  readonly items: readonly MeasureReachView[];
}

export type CompletenessPage = CompletenessView & { readonly nextCursor: string | null };
