import type { Day } from '#calendar';
import { compare } from '../figure.js';
import type { TargetState } from '../status.js';
import type { Due } from './due.js';
import { expectedAt } from './expected.js';

/** Whether a value breaks the condition for good. Time cannot mend it, nor can missing data excuse it. */
export function isBroken(due: Due, value: number): boolean {
  return due.condition.isBroken(due.bound, value, due.pacing.accrues);
}

/** What an unmet target is once nothing can be done about it: red, but for a stretch target, which is never red. */
export function failed(due: Due): TargetState {
  return due.strength === 'stretch' ? 'behind' : 'missed';
}

/** Before the deadline. */
export function stateBefore(due: Due, value: number, day: Day): TargetState {
  const { condition, bound, pacing } = due;
  if (isBroken(due, value)) return failed(due);
  if (condition.isMet(bound, value)) return condition.canBeLost(pacing.accrues) ? 'on-track' : 'reached';
  if (isBehind(due, value, day)) return 'behind';
  return due.deadline - day <= due.noticeDays ? 'due-soon' : 'on-track';
}

/**
 * From the deadline on. Met on that day settles it; met only later is made good. A value that is unknown for the
 * deadline itself, though the data cover it, leaves the judgement to the later one.
 */
export function stateAfter(due: Due, atDeadline: number | null, now: number | null): TargetState {
  const { condition, bound } = due;
  if (atDeadline !== null && condition.isMet(bound, atDeadline)) return 'reached';
  if (now !== null && condition.isMet(bound, now)) return 'made-good';
  return atDeadline === null && now === null ? 'no-data' : failed(due);
}

/** Whether an unmet value is below what is due. Where the whole goal is due, any unmet value is. */
function isBehind(due: Due, value: number, day: Day): boolean {
  const { condition, bound, pacing } = due;
  const goal = condition.goal(bound);
  const expected = expectedAt(due, day);
  if (goal === null || expected === null) return false;
  if (condition.sense === 'cap' || !pacing.accrues || compare(expected, goal) >= 0) return true;
  return compare(value, expected) < 0;
}
