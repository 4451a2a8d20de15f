import { parseFigure, withUnit } from '../figure.js';
import { accepted, inside, quoted, refused } from '../parsed.js';
import { bandParts, widened, type Band } from './band.js';
import type { ConditionRule } from './condition-rule.js';

/** From one figure to another, both included. */
export const between: ConditionRule<'between', Band, Band> = {
  ...bandParts,
  name: 'between',
  parse(raw) {
    if (!Array.isArray(raw) || raw.length !== 2) {
      return refused(`between 应为两个数字 [下限, 上限]，现为 ${quoted(raw)}`);
    }
    const low = inside([0], parseFigure('between 的下限', raw[0]));
    if (!low.ok) return low;
    const high = inside([1], parseFigure('between 的上限', raw[1]));
    if (!high.ok) return high;
    return low.value > high.value
      ? refused(`between 的下限 ${low.value} 大于上限 ${high.value}，请按 [下限, 上限] 的顺序填写`)
      : accepted([low.value, high.value]);
  },
  figures: (band) => band,
  resolve: ([low, high], resolver) => widened(low, high, resolver),
  describe: ([low, high], unit) => ({
    zh: `${low}–${withUnit(high, unit)}`,
    en: `${low}–${withUnit(high, unit)}`,
  }),
};
