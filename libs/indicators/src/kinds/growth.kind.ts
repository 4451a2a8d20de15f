import { comparison } from './comparison.js';
import type { KindOf } from './kind.js';

/** Change of another indicator in percent of its baseline; over a baseline of 0 there is none. */
export const growth: KindOf<'growth'> = {
  kind: 'growth',
  compile: ({ of, over }) =>
    comparison(of, over, (current, base) => (base === 0 ? null : (100 * (current - base)) / Math.abs(base))),
};
