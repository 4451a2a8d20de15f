import type { Day } from '#calendar';

/** The judged state of a target for one org unit at one as-of date. See `plan-language`: status. */
export type TargetState =
  'not-started' | 'no-data' | 'on-track' | 'due-soon' | 'behind' | 'missed' | 'reached' | 'made-good';

export type Colour = 'grey' | 'green' | 'blue' | 'yellow' | 'red' | 'yellow-green';

/** A value with the sums it was computed from. `null`: nothing reported, which is not zero. */
export interface Measurement {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly definitionVersion: number;
  /** The highest value still attainable by the window's end; absent or `null`: unknown. A missed period cannot be made up. */
  readonly best?: number | null;
}

/**
 * What the ledger knows of a target's indicator at one org unit. All values are in the target's unit and unrounded.
 * The optional callbacks may be left out where a comparison is not wanted; it is then `null`.
 */
export interface Observation {
  /**
   * Over the target's window (`windowAt`) up to and including the day. It is also asked for the deadline, which may be
   * an earlier day, for days after the window (a total then stays what it was, a level goes on), and for days before it
   * (then for the definition's version alone).
   */
  valueAt(day: Day): Measurement;
  /** Newest day the data behind it cover; `null`: none yet. Not bounded by the as-of date. */
  readonly coverage: Day | null;
  /** Days after which missing data are overdue, counted from the end of the last covered day. */
  readonly reportWithinDays: number;
  /** Share of the expected reporters whose data reach the judged day, 0 to 1; `null` where nobody in particular is expected. */
  completenessAt(day: Day): number | null;
  /** The same over the target's window of the year before, up to and including the day, which lies in that year. For 同比. */
  valueInYearBefore?(day: Day): Measurement;
  /** Over the days given, both included, as if they were the window. Asked for what accrues. For 环比. */
  valueOver?(from: Day, to: Day): Measurement;
  /**
   * What the year before came to: the indicator over the target's window (`windowAt` the judged day) one year earlier,
   * whole, up to the deadline of that year. For bounds and changes over the previous year; left out, they are `no-data`.
   */
  previousYear?(): number | null;
  /**
   * Another indicator over the target's window up to and including the day, at the unit or the nearest one above that
   * has a value. For bounds, changes and baselines by another indicator; left out, they are `no-data`.
   */
  indicatorValue?(code: string, day: Day): number | null;
  /** Last year's cumulative value on the same day of the year as the given one, which is of this year. For a curve of last year's shape. */
  yearBeforeShape?(day: Day): number | null;
  /** First day on which the unit is judged, where the target's scope is staged (`stageOf`). Before it, `not-started`. */
  readonly opensOn?: Day;
}

export interface Forecast {
  /** Expected value at the deadline, in the target's unit. */
  readonly value: number;
  readonly method: 'linear-rate' | 'last-value';
}

/** A judgement. Values in the target's unit; `null` where there is nothing to say. */
export interface TargetStatus {
  readonly state: TargetState;
  readonly colour: Colour;
  /**
   * The day the judgement speaks of: the as-of date, or the last day the data cover where that is earlier. The deadline
   * once it is reached there. The as-of date for `zero` and `reached`, where no record is an answer too.
   */
  readonly judgedAt: Day;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly definitionVersion: number;
  /**
   * What the condition's first reference came to, in the target's unit: last year's value, the baseline or another
   * indicator's value. `null` where it has none, or none has a value.
   */
  readonly baseline: number | null;
  /** What is due by `judgedAt` under the pacing curve; for a cap the cap itself; `null` for a milestone. */
  readonly expected: number | null;
  /** How far the value is from the condition, not from `expected`; positive: still missing; 0 or less: met. */
  readonly gap: number | null;
  /** Value as a percentage of `expected`; of a cap: how much of it is used up. `null` where 0 or nothing is due. */
  readonly percent: number | null;
  readonly forecast: Forecast | null;
  /** What must be added each day from now on to meet the condition by the deadline. */
  readonly requiredPerDay: number | null;
  /** By which the condition must be met; in a window that comes again, the end of the judged one. */
  readonly deadline: Day;
  readonly coverage: Day | null;
  readonly completeness: number | null;
  /** 同比: change in percent against the same day of the year before. */
  readonly yearOnYear: number | null;
  /** 环比: change in percent of this month so far against as many days of the month before (what accrues), or of the level against the end of last month. */
  readonly monthOnMonth: number | null;
  /** Data are missing for longer than `reportWithinDays`. */
  readonly overdue: boolean;
}
