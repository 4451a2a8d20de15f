import { fraction } from '../fraction.js';
import type { KindOf } from './kind.js';

/** Mean per day over the last days, the as-of day included. */
export const dailyMean: KindOf<'daily-mean'> = {
  kind: 'daily-mean',
  compile: ({ measure, trailingDays }) =>
    fraction({ numerator: [{ measure, span: trailingDays }], denominator: trailingDays, factor: 1 }),
};
