import { fraction } from '../fraction.js';
import { term, type KindOf } from './kind.js';

/** The sum of flows over the window. */
export const count: KindOf<'count'> = {
  kind: 'count',
  compile: (formula, context) =>
    fraction({ numerator: formula.measures.map((code) => term(code, context)), denominator: 1, factor: 1 }),
};
