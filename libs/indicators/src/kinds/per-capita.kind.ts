import { fraction } from '../fraction.js';
import { term, type KindOf } from './kind.js';

/** A measure per so many inhabitants, for example nurses per thousand. */
export const perCapita: KindOf<'per-capita'> = {
  kind: 'per-capita',
  compile: (formula, context) =>
    fraction({
      numerator: [term(formula.measure, context)],
      denominator: [term(formula.population, context)],
      factor: formula.per,
    }),
};
