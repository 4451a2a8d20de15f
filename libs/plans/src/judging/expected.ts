import type { Day } from '#calendar';
import type { Due } from './due.js';

/**
 * What is due by the end of a day, in the target's unit; `null` where nothing is: for a milestone, and before the
 * window opens.
 * The goal falls due from the window's first day to its last, or to the deadline where that is earlier.
 * A cap holds in full at any date, and so does every goal from its deadline on.
 */
export function expectedAt(due: Due, day: Day): number | null {
  if (day < due.window.from) return null;
  const goal = due.condition.goal(due.bound);
  if (goal === null || due.condition.sense === 'cap') return goal;
  const last = lastCountingDay(due);
  if (day >= last) return goal;
  return due.pacing.expected(due.pacingValue, goal, day, { from: due.window.from, to: last });
}

/** The last day on which anything can still be added before the deadline. */
export function lastCountingDay(due: Due): Day {
  return Math.min(due.window.to, due.deadline);
}
