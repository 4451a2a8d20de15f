import { comparison } from './comparison.js';
import type { KindOf } from './kind.js';

/** Change of another indicator against its baseline, in that indicator's unit: percentage points for one in %. */
export const delta: KindOf<'delta'> = {
  kind: 'delta',
  compile: ({ of, over }) => comparison(of, over, (current, base) => current - base),
};
