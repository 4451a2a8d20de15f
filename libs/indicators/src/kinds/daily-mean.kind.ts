import type { KindOf } from './kind.js';

/** Mean per day over the last days, the as-of day included. */
export const dailyMean: KindOf<'daily-mean'> = {
  kind: 'daily-mean',
  compile: (formula) => ({
    numerator: [{ measure: formula.measure, span: formula.trailingDays }],
    denominator: { constant: formula.trailingDays },
    factor: 1,
  }),
};
