import { fraction } from '../fraction.js';
import type { KindOf } from './kind.js';

/** Measure that holds 1 while a milestone is reached. */
export const milestoneMeasure = (milestone: string): string => `milestone.${milestone}`;

/** Number of units at which the milestone is reached. */
export const milestone: KindOf<'milestone'> = {
  kind: 'milestone',
  compile: (formula) =>
    fraction({
      numerator: [{ measure: milestoneMeasure(formula.milestone), span: 'holding' }],
      denominator: 1,
      factor: 1,
    }),
};
