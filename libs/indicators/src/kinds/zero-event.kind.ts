import { ONE, term, type KindOf } from './kind.js';

/** Number of breaches in the window; one is too many. */
export const zeroEvent: KindOf<'zero-event'> = {
  kind: 'zero-event',
  compile: (formula, context) => ({
    numerator: formula.measures.map((code) => term(code, context)),
    denominator: ONE,
    factor: 1,
  }),
};
