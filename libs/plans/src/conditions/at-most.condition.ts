import { compare, parseFigure, shortOf, withUnit } from '../figure.js';
import type { ConditionRule } from './condition-rule.js';

/** 以下、不超过、控制在: inclusive. On a total it is broken at once, on a level it can mend. */
export const atMost: ConditionRule<'atMost', number> = {
  name: 'atMost',
  sense: 'cap',
  withoutRecord: null,
  parse: (raw) => parseFigure('atMost', raw),
  isMet: (bound, value) => compare(value, bound) <= 0,
  gap: (bound, value) => shortOf(value, bound),
  goal: (bound) => bound,
  isBroken: (bound, value, grows) => grows && compare(value, bound) > 0,
  canBeLost: () => true,
  figures: (bound) => [bound],
  describe: (bound, unit) => ({ zh: `≤ ${withUnit(bound, unit)}`, en: `≤ ${withUnit(bound, unit)}` }),
};
