import { compare, shortOfPassing } from '../figure.js';
import type { ConditionRule } from './condition-rule.js';
import { describeLimit, limitParts, lowerBound, parseLimit, type Limit } from './limit.js';

/** 超过、高于: exclusive. */
export const above: ConditionRule<'above', Limit, number> = {
  ...limitParts,
  name: 'above',
  parse: (raw) => parseLimit('above', raw),
  resolve: lowerBound,
  describe: (limit, unit) => describeLimit('>', limit, unit),
  sense: () => 'rise',
  isMet: (bound, value) => compare(value, bound) > 0,
  gap: shortOfPassing,
  isBroken: (bound, _value, _grows, best) => best !== null && compare(best, bound) <= 0,
  canBeLost: (_bound, _value, grows) => !grows,
};
