import { canBeLost, isBroken } from './bound-condition.js';
import type { Condition } from './condition.js';
import {
  chosenGap,
  compositeParts,
  describeParts,
  goalsOf,
  verdicts,
  type ConditionReader,
  type Parts,
} from './composite.js';
import type { ConditionRule } from './condition-rule.js';

/** …或…: one of its parts is enough, so the easiest one sets the goal. A part whose reference has no value cannot help, but does not harm. */
export const anyOf = (reader: ConditionReader): ConditionRule<'anyOf', readonly Condition[], Parts> => ({
  ...compositeParts('anyOf', reader),
  name: 'anyOf',
  describe: (parts, unit) => describeParts(parts, unit, reader.read, '或', 'or'),
  isMet(parts, value) {
    const met = verdicts(parts, value);
    return met.includes(true) || (met.includes(null) ? null : false);
  },
  gap: (parts, value) => chosenGap(parts, value, Math.min),
  goal(parts) {
    const { goals, areCaps } = goalsOf(parts);
    if (goals.length === 0) return null;
    return areCaps ? Math.max(...goals) : Math.min(...goals);
  },
  isBroken: (parts, value, grows, best) => parts.every((part) => part !== null && isBroken(part, value, grows, best)),
  canBeLost: (parts, value, grows) =>
    parts.every((part) => !part?.rule.isMet(part.bound, value) || canBeLost(part, value, grows)),
});
