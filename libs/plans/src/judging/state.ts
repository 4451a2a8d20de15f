import type { Day } from '#calendar';
import { canBeLost, isBroken as isConditionBroken } from '../conditions/bound-condition.js';
import { compare } from '../figure.js';
import type { TargetState } from '../status.js';
import { goalOf, isCap, isMet, type Due } from './due.js';

/**
 * Whether a value breaks the condition for good, or the highest one still attainable (`best`) does not meet it. Time
 * cannot mend it, nor can missing data excuse it.
 */
export function isBroken({ condition, pacing }: Due, value: number, best: number | null): boolean {
  return condition !== null && isConditionBroken(condition, value, pacing.accrues, best);
}

/** Whether neither time nor data to come can change it: broken for good, or met and not to be lost. */
export function isSettled(due: Due, value: number, best: number | null): boolean {
  if (isBroken(due, value, best)) return true;
  const { condition, pacing } = due;
  return condition !== null && isMet(due, value) === true && !canBeLost(condition, value, pacing.accrues);
}

/** What an unmet target is once nothing can be done about it: red, but only if it is a hard one. */
export function failed(due: Due): TargetState {
  return due.strength === 'hard' ? 'missed' : 'behind';
}

/** Before the deadline. `expected`: what is due by the day. */
export function stateBefore(
  due: Due,
  value: number,
  best: number | null,
  expected: number | null,
  day: Day,
): TargetState {
  if (isBroken(due, value, best)) return failed(due);
  const met = isMet(due, value);
  if (due.condition === null || met === null) return 'no-data';
  if (met) return canBeLost(due.condition, value, due.pacing.accrues) ? 'on-track' : 'reached';
  if (isBehind(due, value, expected)) return 'behind';
  return due.deadline - day <= due.noticeDays ? 'due-soon' : 'on-track';
}

/**
 * From the deadline on, of the answers on that day and now whether it is met. Met on that day settles it; met only later
 * is made good. What is unknown (`null`) for the deadline itself, though the data cover it, is left to the later answer.
 */
export function stateAfter(due: Due, atDeadline: boolean | null, now: boolean | null): TargetState {
  if (atDeadline) return 'reached';
  if (now) return 'made-good';
  return atDeadline === null && now === null ? 'no-data' : failed(due);
}

/** Whether an unmet value is below what is due. Where the whole goal is due, any unmet value is. */
function isBehind(due: Due, value: number, expected: number | null): boolean {
  const goal = goalOf(due);
  if (goal === null || expected === null) return false;
  if (isCap(due) || !due.pacing.accrues || compare(expected, goal) >= 0) return true;
  // Past its goal and still unmet: what it fails is an upper end.
  return compare(value, expected) < 0 || compare(value, goal) > 0;
}
