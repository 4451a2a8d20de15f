import { ONE, type KindOf } from './kind.js';

/** Measure that holds 1 while a milestone is reached. */
export const milestoneMeasure = (milestone: string): string => `milestone.${milestone}`;

/** Number of units at which the milestone is reached. */
export const milestone: KindOf<'milestone'> = {
  kind: 'milestone',
  compile: (formula) => ({
    numerator: [{ measure: milestoneMeasure(formula.milestone), span: 'holding' }],
    denominator: ONE,
    factor: 1,
  }),
};
