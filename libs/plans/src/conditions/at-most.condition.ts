import { compare, shortOf } from '../figure.js';
import type { ConditionRule } from './condition-rule.js';
import { describeLimit, limitParts, parseLimit, upperBound, type Limit } from './limit.js';

/** 以下、不超过、控制在: inclusive. On a total it is broken at once, on a level it can mend. */
export const atMost: ConditionRule<'atMost', Limit, number> = {
  ...limitParts,
  name: 'atMost',
  parse: (raw) => parseLimit('atMost', raw),
  resolve: upperBound,
  describe: (limit, unit) => describeLimit('≤', limit, unit),
  sense: () => 'cap',
  isMet: (bound, value) => compare(value, bound) <= 0,
  gap: (bound, value) => shortOf(value, bound),
  isBroken: (bound, value, grows) => grows && compare(value, bound) > 0,
  canBeLost: () => true,
};
