import type { Day, Grain } from '#calendar';
import type { Label } from './measure.js';

/** Kinds of indicator. Each is one file in `kinds/` that turns a formula into a computation. */
export type Formula =
  | {
      readonly kind: 'ratio';
      readonly numerator: readonly string[];
      readonly denominator: readonly string[];
      readonly factor: number;
    }
  | { readonly kind: 'count'; readonly measures: readonly string[] }
  | { readonly kind: 'level'; readonly measures: readonly string[] }
  | { readonly kind: 'per-capita'; readonly measure: string; readonly population: string; readonly per: number }
  /** Mean of a total over a count of cases or services; or, with `trailingDays`, mean per day of the last days. */
  | { readonly kind: 'mean'; readonly total: string; readonly count: string }
  | { readonly kind: 'daily-mean'; readonly measure: string; readonly trailingDays: number }
  /** Share of a cohort's units at which the measure is at least `atLeast`, in percent. */
  | { readonly kind: 'cohort-share'; readonly cohort: string; readonly measure: string; readonly atLeast: number }
  /** Share of a cohort's units whose own value of the indicator meets a bound, in percent. */
  | { readonly kind: 'cohort-share'; readonly cohort: string; readonly indicator: string; readonly meets: UnitBound }
  /** Each counted record is a breach at once. */
  | { readonly kind: 'zero-event'; readonly measures: readonly string[] }
  | { readonly kind: 'milestone'; readonly milestone: string }
  /** Percentage of due cases handled within every limit of their case type. */
  | { readonly kind: 'cases-in-time'; readonly caseType: string }
  /** Change of another indicator in percent of its baseline. */
  | { readonly kind: 'growth'; readonly of: string; readonly over: Baseline }
  /** Change of another indicator against its baseline, in that indicator's unit (percentage points for %). */
  | { readonly kind: 'delta'; readonly of: string; readonly over: Baseline }
  /** Place of the unit among its siblings by another indicator; 1 is the best. */
  | { readonly kind: 'rank'; readonly of: string }
  /** Longest unbroken run of periods with at least `atLeast` of the measure in each. */
  | { readonly kind: 'longest-run'; readonly measure: string; readonly every: PeriodGrain; readonly atLeast: number }
  /** Percentage of the due periods with at least `atLeast` of the measure. `makeUp`: a surplus makes up for a miss. */
  | {
      readonly kind: 'recurring';
      readonly measure: string;
      readonly every: PeriodGrain;
      readonly atLeast: number;
      readonly makeUp: boolean;
    };

/** The indicator's own value a year before, or the value of another indicator (a baseline kept as facts). */
export type Baseline = 'previousYear' | { readonly indicator: string };

/** What each unit of a cohort has to meet by itself. Exactly one bound. */
export type UnitBound =
  | { readonly atLeast: number }
  | { readonly above: number }
  | { readonly atMost: number }
  | { readonly below: number }
  | { readonly equals: number };

/** How often something has to happen again. */
export type PeriodGrain = Extract<Grain, 'day' | 'week' | 'month' | 'quarter'>;

export type IndicatorKind = Formula['kind'];

export interface IndicatorVersion {
  readonly version: number;
  /** First day this definition holds (口径); absent: from the beginning. Old periods keep their definition. */
  readonly validFrom?: Day;
  readonly formula: Formula;
}

/** A formula over measures, or over other indicators 指标. */
export interface IndicatorDefinition {
  readonly code: string;
  readonly name: Label;
  /** For example %, 人, 人/千人口. */
  readonly unit: string;
  /** Decimals shown; judging uses the exact value. */
  readonly decimals: number;
  /** Whether more (`up`) or less (`down`) is better. */
  readonly direction: 'up' | 'down';
  readonly versions: readonly IndicatorVersion[];
}
