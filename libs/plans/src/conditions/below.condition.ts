import { compare, shortOfPassing } from '../figure.js';
import type { ConditionRule } from './condition-rule.js';
import { describeLimit, limitParts, parseLimit, upperBound, type Limit } from './limit.js';

/** 低于: exclusive. On a total it is broken at once, on a level it can mend. */
export const below: ConditionRule<'below', Limit, number> = {
  ...limitParts,
  name: 'below',
  parse: (raw) => parseLimit('below', raw),
  resolve: upperBound,
  describe: (limit, unit) => describeLimit('<', limit, unit),
  sense: () => 'cap',
  isMet: (bound, value) => compare(value, bound) < 0,
  gap: (bound, value) => shortOfPassing(value, bound),
  isBroken: (bound, value, grows) => grows && compare(value, bound) >= 0,
  canBeLost: () => true,
};
