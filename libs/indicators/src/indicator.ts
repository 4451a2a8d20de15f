import type { Day } from '#calendar';
import type { Label } from './measure.js';

/** Kinds of indicator. Each is one file in `kinds/` that turns a formula into a {@link Fraction}. */
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
  /** Each counted record is a breach at once. */
  | { readonly kind: 'zero-event'; readonly measures: readonly string[] }
  | { readonly kind: 'milestone'; readonly milestone: string }
  /** Percentage of due cases handled within every limit of their case type. */
  | { readonly kind: 'cases-in-time'; readonly caseType: string };

export type IndicatorKind = Formula['kind'];

export interface IndicatorVersion {
  readonly version: number;
  /** First day this definition holds (口径); absent: from the beginning. Old periods keep their definition. */
  readonly validFrom?: Day;
  readonly formula: Formula;
}

/** A formula over measures 指标. */
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

/** One measure in a fraction and the days it is summed over. */
export interface Term {
  readonly measure: string;
  /** `window`: from the window's first day to the as-of day. `holding`: all days up to it (a stock). A number: that many days up to it. */
  readonly span: 'window' | 'holding' | number;
}

/** What every kind of indicator comes down to: factor × Σ numerator ÷ Σ denominator, summed before dividing. */
export interface Fraction {
  readonly numerator: readonly Term[];
  readonly denominator: readonly Term[] | { readonly constant: number } | { readonly cohort: string };
  readonly factor: number;
  /** For a share of a cohort: numerator counts the cohort's units whose own value of the term is at least this. */
  readonly unitsAtLeast?: number;
}
