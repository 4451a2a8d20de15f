import { fraction } from '../fraction.js';
import { term, type KindOf } from './kind.js';

/** A total over its count, for example response minutes per emergency. */
export const mean: KindOf<'mean'> = {
  kind: 'mean',
  compile: (formula, context) =>
    fraction({
      numerator: [term(formula.total, context)],
      denominator: [term(formula.count, context)],
      factor: 1,
    }),
};
