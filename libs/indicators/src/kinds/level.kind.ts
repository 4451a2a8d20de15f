import { fraction } from '../fraction.js';
import type { KindOf } from './kind.js';

/** What stocks hold at the as-of day. */
export const level: KindOf<'level'> = {
  kind: 'level',
  compile: (formula) =>
    fraction({
      numerator: formula.measures.map((measure) => ({ measure, span: 'holding' })),
      denominator: 1,
      factor: 1,
    }),
};
