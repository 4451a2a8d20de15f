import { compare, parseFigure, withUnit } from '../figure.js';
import type { ConditionRule } from './condition-rule.js';

/** Exactly the figure. A total that has passed it is broken. */
export const equals: ConditionRule<'equals', number> = {
  name: 'equals',
  sense: 'within',
  withoutRecord: null,
  parse: (raw) => parseFigure('equals', raw),
  isMet: (bound, value) => compare(value, bound) === 0,
  gap: (bound, value) => Math.abs(compare(value, bound)),
  goal: (bound) => bound,
  isBroken: (bound, value, grows) => grows && compare(value, bound) > 0,
  canBeLost: () => true,
  figures: (bound) => [bound],
  describe: (bound, unit) => ({ zh: `= ${withUnit(bound, unit)}`, en: `= ${withUnit(bound, unit)}` }),
};
