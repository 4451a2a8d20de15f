import type { Computation } from '../computation.js';
import type { Term } from '../fraction.js';
import type { Formula, IndicatorDefinition, IndicatorKind } from '../indicator.js';
import type { MeasureDefinition } from '../measure.js';

/** What a kind may look up while it compiles a formula. */
export interface KindContext {
  measure(code: string): MeasureDefinition | undefined;
  indicator(code: string): IndicatorDefinition | undefined;
}

/** One kind of indicator: how its formula is computed. A new kind is one file here and one line in the registry. */
export interface KindOf<K extends IndicatorKind> {
  readonly kind: K;
  compile(formula: Extract<Formula, { kind: K }>, context: KindContext): Computation;
}

/** A term that sums a flow over the window, and lets a stock hold its last value. */
export function term(code: string, context: KindContext): Term {
  return { measure: code, span: context.measure(code)?.accrual === 'stock' ? 'holding' : 'window' };
}
