import { accepted } from '../parsed.js';
import type { PacingRule } from './pacing-rule.js';

/** Due in full at any date: satisfaction, density, response time. */
export const full: PacingRule<'full'> = {
  name: 'full',
  accrues: false,
  parse: (raw) => (raw === 'full' ? accepted('full') : undefined),
  expected: (_, goal) => goal,
  check: () => [],
};
