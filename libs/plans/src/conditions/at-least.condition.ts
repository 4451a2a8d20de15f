import { compare, shortOf } from '../figure.js';
import type { ConditionRule } from './condition-rule.js';
import { describeLimit, limitParts, lowerBound, parseLimit, type Limit } from './limit.js';

/** 以上、不低于、达到: inclusive. */
export const atLeast: ConditionRule<'atLeast', Limit, number> = {
  ...limitParts,
  name: 'atLeast',
  parse: (raw) => parseLimit('atLeast', raw),
  resolve: lowerBound,
  describe: (limit, unit) => describeLimit('≥', limit, unit),
  sense: () => 'rise',
  isMet: (bound, value) => compare(value, bound) >= 0,
  gap: shortOf,
  isBroken: (bound, _value, _grows, best) => best !== null && compare(best, bound) < 0,
  canBeLost: (_bound, _value, grows) => !grows,
};
