import type { Day } from '#calendar';
import type { Fraction, Term } from './indicator.js';

/** Reads sums of contributions; the measures' own units (10^-decimals already applied). */
export interface SumReader {
  /** Sum of a measure over days `from`…`to`, both included; `null` where nothing was reported in them. */
  sum(measure: string, from: Day, to: Day): number | null;
  /** Sum of a stock over all days up to and including `to`; `null` where nothing was ever reported. */
  holding(measure: string, to: Day): number | null;
  /** Number of units of the cohort valid on the day, and of those how many have at least `atLeast` of the measure. */
  cohort(
    cohort: string,
    on: Day,
    measure: string,
    atLeast: number,
  ): { readonly units: number; readonly meeting: number };
}

export interface FractionValue {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

const NOTHING: FractionValue = { value: null, numerator: null, denominator: null };

/**
 * Factor × Σ numerator ÷ Σ denominator from `from` up to and including `to`. Ratios are computed from sums, never
 * averaged. Missing is not zero: without any numerator data, or without a denominator, the value is `null`.
 */
export function evaluateFraction(fraction: Fraction, reader: SumReader, from: Day, to: Day): FractionValue {
  if (!Array.isArray(fraction.denominator) && 'cohort' in fraction.denominator) {
    return cohortShare(fraction, fraction.denominator.cohort, reader, to);
  }
  const numerator = total(fraction.numerator, reader, from, to);
  if (numerator === null) return NOTHING;
  const denominator = Array.isArray(fraction.denominator)
    ? total(fraction.denominator, reader, from, to)
    : (fraction.denominator as { constant: number }).constant;
  if (denominator === null || denominator === 0) return { value: null, numerator, denominator };
  return { value: (fraction.factor * numerator) / denominator, numerator, denominator };
}

function cohortShare(fraction: Fraction, cohort: string, reader: SumReader, to: Day): FractionValue {
  const term = fraction.numerator[0];
  if (!term) return NOTHING;
  const { units, meeting } = reader.cohort(cohort, to, term.measure, fraction.unitsAtLeast ?? 1);
  if (units === 0) return { value: null, numerator: meeting, denominator: 0 };
  return { value: (fraction.factor * meeting) / units, numerator: meeting, denominator: units };
}

function total(terms: readonly Term[], reader: SumReader, from: Day, to: Day): number | null {
  let sum: number | null = null;
  for (const term of terms) {
    const part =
      term.span === 'holding'
        ? reader.holding(term.measure, to)
        : reader.sum(term.measure, term.span === 'window' ? from : to - term.span + 1, to);
    if (part !== null) sum = (sum ?? 0) + part;
  }
  return sum;
}
