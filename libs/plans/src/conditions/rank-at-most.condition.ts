import { compare, shortOf, withUnit } from '../figure.js';
import { accepted, quoted, refused } from '../parsed.js';
import type { ConditionRule } from './condition-rule.js';

/** 前 3 位: the place in an order, 1 the best. Due in full at any date; others may still fall behind, so it is open until the deadline. */
export const rankAtMost: ConditionRule<'rankAtMost', number, number> = {
  name: 'rankAtMost',
  parse: (raw) =>
    typeof raw === 'number' && Number.isInteger(raw) && raw >= 1
      ? accepted(raw)
      : refused(`rankAtMost 应为名次，即不小于 1 的整数（如 3 表示前 3 位），现为 ${quoted(raw)}`),
  figures: (place) => [place],
  references: () => [],
  moves: () => false,
  withoutRecord: () => null,
  resolve: (place) => place,
  describe: (place, unit) => ({ zh: `前 ${withUnit(place, unit)}`, en: `among the first ${place}` }),
  sense: () => 'cap',
  isMet: (place, value) => compare(value, place) <= 0,
  gap: (place, value) => shortOf(value, place),
  goal: (place) => place,
  isBroken: () => false,
  canBeLost: () => true,
};
