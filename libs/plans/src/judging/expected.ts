import type { Day } from '#calendar';
import { goalOf, isCap, type Due } from './due.js';

/**
 * What is due by the end of a day, in the target's unit; `null` where nothing is: for a milestone, before the target
 * opens, and where a reference has no value.
 * The goal falls due from the opening to the window's last day, or to the deadline where that is earlier.
 * A cap holds in full at any date, and so does every goal from its deadline on.
 */
export function expectedAt(due: Due, day: Day): number | null {
  if (day < due.opening) return null;
  const goal = goalOf(due);
  if (goal === null || isCap(due)) return goal;
  const last = lastCountingDay(due);
  if (day >= last) return goal;
  return due.pacing.expected(due.pacingValue, goal, day, { from: due.opening, to: last }, due.lastYear);
}

/** The last day on which anything can still be added before the deadline. */
export function lastCountingDay(due: Due): Day {
  return Math.min(due.window.to, due.deadline);
}
