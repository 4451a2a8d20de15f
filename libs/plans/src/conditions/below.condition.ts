import { compare, parseFigure, shortOfPassing, withUnit } from '../figure.js';
import type { ConditionRule } from './condition-rule.js';

/** 低于: exclusive. On a total it is broken at once, on a level it can mend. */
export const below: ConditionRule<'below', number> = {
  name: 'below',
  sense: 'cap',
  withoutRecord: null,
  parse: (raw) => parseFigure('below', raw),
  isMet: (bound, value) => compare(value, bound) < 0,
  gap: (bound, value) => shortOfPassing(value, bound),
  goal: (bound) => bound,
  isBroken: (bound, value, grows) => grows && compare(value, bound) >= 0,
  canBeLost: () => true,
  figures: (bound) => [bound],
  describe: (bound, unit) => ({ zh: `< ${withUnit(bound, unit)}`, en: `< ${withUnit(bound, unit)}` }),
};
