import type { Day } from '#calendar';
import { NOTHING, type Computation, type ReadRole, type UnitReader } from './computation.js';

/** One measure in a fraction and the days it is summed over, see `ReadSpan`. */
export interface Term {
  readonly measure: string;
  readonly span: 'window' | 'holding' | number;
}

/** What most formulas come down to: factor × Σ numerator ÷ Σ denominator. */
export interface Fraction {
  readonly numerator: readonly Term[];
  readonly denominator: readonly Term[] | number;
  readonly factor: number;
}

/**
 * Factor × Σ numerator ÷ Σ denominator. Ratios are computed from sums, never averaged. Missing is not zero: without any
 * numerator data, or without a denominator, the value is `null`.
 */
export function fraction({ numerator: above, denominator: below, factor }: Fraction): Computation {
  const terms = typeof below === 'number' ? [] : below;
  return {
    measures: [...above.map(readAs('numerator')), ...terms.map(readAs('denominator'))],
    indicators: [],
    evaluate(reader, from, to) {
      const numerator = total(above, reader, from, to);
      if (numerator === null) return NOTHING;
      const denominator = typeof below === 'number' ? below : total(below, reader, from, to);
      if (denominator === null || denominator === 0) return { value: null, numerator, denominator };
      return { value: (factor * numerator) / denominator, numerator, denominator };
    },
  };
}

const readAs =
  (role: ReadRole) =>
  ({ measure, span }: Term) => ({ measure, span, role, place: 'unit' as const });

function total(terms: readonly Term[], reader: UnitReader, from: Day, to: Day): number | null {
  let sum: number | null = null;
  for (const one of terms) {
    const part = amountOf(one, reader, from, to);
    if (part !== null) sum = (sum ?? 0) + part;
  }
  return sum;
}

/** What one term comes to at a unit. */
export function amountOf({ measure, span }: Term, reader: UnitReader, from: Day, to: Day): number | null {
  if (span === 'holding') return reader.holding(measure, to);
  return reader.sum(measure, span === 'window' ? from : to - span + 1, to);
}
