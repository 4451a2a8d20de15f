import { compare, parseFigure, shortOf, withUnit } from '../figure.js';
import type { ConditionRule } from './condition-rule.js';

/** 以上、不低于、达到: inclusive. */
export const atLeast: ConditionRule<'atLeast', number> = {
  name: 'atLeast',
  sense: 'rise',
  withoutRecord: null,
  parse: (raw) => parseFigure('atLeast', raw),
  isMet: (bound, value) => compare(value, bound) >= 0,
  gap: shortOf,
  goal: (bound) => bound,
  isBroken: () => false,
  canBeLost: (grows) => !grows,
  figures: (bound) => [bound],
  describe: (bound, unit) => ({ zh: `≥ ${withUnit(bound, unit)}`, en: `≥ ${withUnit(bound, unit)}` }),
};
