import { term, type KindOf } from './kind.js';

/** A total over its count, for example response minutes per emergency. */
export const mean: KindOf<'mean'> = {
  kind: 'mean',
  compile: (formula, context) => ({
    numerator: [term(formula.total, context)],
    denominator: [term(formula.count, context)],
    factor: 1,
  }),
};
