import type { Formula, Fraction, IndicatorKind, Term } from '../indicator.js';
import type { MeasureDefinition } from '../measure.js';

/** What a kind may look up while it compiles a formula. */
export interface KindContext {
  measure(code: string): MeasureDefinition | undefined;
}

/** One kind of indicator: how its formula becomes a fraction. A new kind is one file here and one line in the registry. */
export interface KindOf<K extends IndicatorKind> {
  readonly kind: K;
  compile(formula: Extract<Formula, { kind: K }>, context: KindContext): Fraction;
}

/** A term that sums a flow over the window, and lets a stock hold its last value. */
export function term(code: string, context: KindContext): Term {
  return { measure: code, span: context.measure(code)?.accrual === 'stock' ? 'holding' : 'window' };
}

export const ONE = { constant: 1 } as const;
