import type { Day, Grain } from '#calendar';

/** What intake must know of the region's reference data to accept or refuse a record. All look-ups are in memory. */
export interface FeedReferences {
  /** County-level code of a known org unit that is valid on the day (`null`: on any day); `undefined` where there is none. */
  countyOf(orgUnit: string, on: Day | null): string | undefined;
  /** What may be reported for a measure; `undefined` where it is unknown or not reported but derived. */
  reportedMeasure(code: string): ReportedMeasure | undefined;
  hasService(code: string): boolean;
  /** Stages of a known case type. */
  caseStages(caseType: string): readonly string[] | undefined;
  hasMilestone(code: string): boolean;
  /** Codes near an unknown one, best first, for the message. */
  suggest(kind: 'orgUnit' | 'measure' | 'service' | 'caseType' | 'milestone', code: string): string | undefined;
  /** Earliest and latest day a record may speak of. */
  readonly dates: { readonly from: Day; readonly to: Day };
  /** Last day of the periods that are closed for changes; `null`: none. */
  readonly closedThrough: Day | null;
}

export interface ReportedMeasure {
  /** Decimals a value may have: 0 to 6. */
  readonly decimals: number;
  /** Whether a value below zero has a meaning (a balance, a change). Counts are never negative. */
  readonly mayBeNegative: boolean;
  /** The grain it is reported by, where the definition fixes one. */
  readonly every?: Grain;
}
