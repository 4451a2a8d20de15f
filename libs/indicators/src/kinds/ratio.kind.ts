import { fraction } from '../fraction.js';
import { term, type KindOf } from './kind.js';

/** factor × Σ numerator ÷ Σ denominator, for example a coverage in percent. */
export const ratio: KindOf<'ratio'> = {
  kind: 'ratio',
  compile: (formula, context) =>
    fraction({
      numerator: formula.numerator.map((code) => term(code, context)),
      denominator: formula.denominator.map((code) => term(code, context)),
      factor: formula.factor,
    }),
};
