import { ONE, term, type KindOf } from './kind.js';

/** The sum of flows over the window. */
export const count: KindOf<'count'> = {
  kind: 'count',
  compile: (formula, context) => ({
    numerator: formula.measures.map((code) => term(code, context)),
    denominator: ONE,
    factor: 1,
  }),
};
