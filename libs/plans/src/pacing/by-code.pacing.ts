import { formatDay, type Day } from '#calendar';
import { accepted, isMapping, quoted, refused } from '../parsed.js';
import type { PacingRule } from './pacing-rule.js';

/** A curve that a plugin's code was asked for when the plan was loaded. Judging never calls code. */
export interface PacingByCode {
  /** Key of the pacing in the plugin's code. */
  readonly by: string;
  /** First day of the curve. */
  readonly from: Day;
  /** Which share of the goal is due by each day from the first one on, 0 to 1. Empty until the code was asked. */
  readonly shares: readonly number[];
}

/** By a curve that code gives. From the last day of the curve on its last share holds. */
export const byCode: PacingRule<PacingByCode> = {
  name: 'by',
  accrues: true,
  parse(raw) {
    if (!isMapping(raw) || !('by' in raw)) return undefined;
    const { by } = raw;
    if (typeof by === 'string' && by !== '') return accepted({ by, from: 0, shares: [] });
    return refused(`by 应为代码中进度曲线（definePacing）的 key，现为 ${quoted(by)}`, { path: ['by'] });
  },
  expected({ by, from, shares }, goal, day) {
    const share = shares[Math.min(day - from, shares.length - 1)];
    if (share === undefined) throw new RangeError(`pacing ${by} has no share for ${formatDay(day)}`);
    return goal * share;
  },
  check: () => [],
};
