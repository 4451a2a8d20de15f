import { accepted } from '../parsed.js';
import type { PacingRule } from './pacing-rule.js';

/** In proportion to the days, the first and the last one included: on the first day of a year 1/365 is due. */
export const linear: PacingRule<'linear'> = {
  name: 'linear',
  accrues: true,
  parse: (raw) => (raw === 'linear' ? accepted('linear') : undefined),
  expected: (_, goal, day, { from, to }) => (goal * (day - from + 1)) / (to - from + 1),
  check: () => [],
};
