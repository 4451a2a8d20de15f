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

/** …且…: every part must hold, so the hardest one sets the goal. One that fails settles it, whatever the others lack. */
export const allOf = (reader: ConditionReader): ConditionRule<'allOf', readonly Condition[], Parts> => ({
  ...compositeParts('allOf', reader),
  name: 'allOf',
  describe: (parts, unit) => describeParts(parts, unit, reader.read, '且', 'and'),
  isMet(parts, value) {
    const met = verdicts(parts, value);
    return !met.includes(false) && (met.includes(null) ? null : true);
  },
  gap: (parts, value) => chosenGap(parts, value, Math.max),
  goal(parts) {
    const { goals, areCaps } = goalsOf(parts);
    if (goals.length === 0) return null;
    return areCaps ? Math.min(...goals) : Math.max(...goals);
  },
  isBroken: (parts, value, grows, best) => parts.some((part) => part !== null && isBroken(part, value, grows, best)),
  canBeLost: (parts, value, grows) => parts.some((part) => part !== null && canBeLost(part, value, grows)),
});
