import { fraction } from '../fraction.js';
import { term, type KindOf } from './kind.js';

/** Number of breaches in the window; one is too many. */
export const zeroEvent: KindOf<'zero-event'> = {
  kind: 'zero-event',
  compile: (formula, context) =>
    fraction({ numerator: formula.measures.map((code) => term(code, context)), denominator: 1, factor: 1 }),
};
