import { compare, parseFigure, shortOfPassing, withUnit } from '../figure.js';
import type { ConditionRule } from './condition-rule.js';

/** 超过: exclusive. */
export const above: ConditionRule<'above', number> = {
  name: 'above',
  sense: 'rise',
  withoutRecord: null,
  parse: (raw) => parseFigure('above', raw),
  isMet: (bound, value) => compare(value, bound) > 0,
  gap: shortOfPassing,
  goal: (bound) => bound,
  isBroken: () => false,
  canBeLost: (grows) => !grows,
  figures: (bound) => [bound],
  describe: (bound, unit) => ({ zh: `> ${withUnit(bound, unit)}`, en: `> ${withUnit(bound, unit)}` }),
};
