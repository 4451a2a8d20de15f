import type { KindOf } from './kind.js';

/** Share of a cohort's units that meet a bound of their own, in percent. */
export const cohortShare: KindOf<'cohort-share'> = {
  kind: 'cohort-share',
  compile: (formula) => ({
    numerator: [{ measure: formula.measure, span: 'holding' }],
    denominator: { cohort: formula.cohort },
    factor: 100,
    unitsAtLeast: formula.atLeast,
  }),
};
