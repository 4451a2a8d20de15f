import type { Computation } from '../computation.js';
import type { Baseline } from '../indicator.js';
import { yearBefore } from './year-before.js';

/**
 * An indicator (the numerator) held against its baseline (the denominator). Without either there is no value.
 *
 * @param compare what the two come to; `null` where they cannot be compared
 */
export function comparison(
  of: string,
  over: Baseline,
  compare: (current: number, base: number) => number | null,
): Computation {
  const toYearBefore = over === 'previousYear';
  const baseline = toYearBefore ? of : over.indicator;
  return {
    measures: [],
    indicators: [
      { indicator: of, role: 'numerator', place: 'unit', yearBefore: false },
      { indicator: baseline, role: 'denominator', place: 'unit', yearBefore: toYearBefore },
    ],
    evaluate(reader, from, to, end) {
      const numerator = reader.value(of, from, to, end);
      const denominator = toYearBefore
        ? reader.value(of, yearBefore(from), yearBefore(to), end === undefined ? undefined : yearBefore(end))
        : reader.value(baseline, from, to, end);
      const value = numerator === null || denominator === null ? null : compare(numerator, denominator);
      return { value: value === null ? null : withoutNoise(value), numerator, denominator };
    },
  };
}

/** Doubles make 92.1 − 90.1 a little less than 2: what lies beyond nine decimals is no difference that anybody made. */
function withoutNoise(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
