import { compare, parseFigure, shortOf, withUnit } from '../figure.js';
import { accepted, quoted, refused } from '../parsed.js';
import type { ConditionRule } from './condition-rule.js';

/** From one figure to another, both included. A total that has passed the upper one is broken. */
export const between: ConditionRule<'between', readonly [number, number]> = {
  name: 'between',
  sense: 'within',
  withoutRecord: null,
  parse(raw) {
    if (!Array.isArray(raw) || raw.length !== 2) {
      return refused(`between 应为两个数字 [下限, 上限]，现为 ${quoted(raw)}`);
    }
    const low = parseFigure('between 的下限', raw[0]);
    if (!low.ok) return low;
    const high = parseFigure('between 的上限', raw[1]);
    if (!high.ok) return high;
    return low.value > high.value
      ? refused(`between 的下限 ${low.value} 大于上限 ${high.value}，请按 [下限, 上限] 的顺序填写`)
      : accepted([low.value, high.value]);
  },
  isMet: ([low, high], value) => compare(value, low) >= 0 && compare(value, high) <= 0,
  gap: ([low, high], value) => Math.max(shortOf(low, value), shortOf(value, high)),
  goal: ([low]) => low,
  isBroken: ([, high], value, grows) => grows && compare(value, high) > 0,
  canBeLost: () => true,
  figures: (bound) => bound,
  describe: ([low, high], unit) => ({
    zh: `${low}–${withUnit(high, unit)}`,
    en: `${low}–${withUnit(high, unit)}`,
  }),
};
