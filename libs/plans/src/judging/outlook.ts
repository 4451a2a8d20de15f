import type { Day } from '#calendar';
import type { Forecast } from '../status.js';
import type { Due } from './due.js';
import { lastCountingDay } from './expected.js';

/**
 * The value at the deadline if things go on as they are: what accrues goes on at its mean daily rate since the window
 * opened, what does not stays as it is. `null` for a milestone, and once the deadline has come.
 */
export function forecast(due: Due, value: number, day: Day): Forecast | null {
  if (day >= due.deadline || due.condition.goal(due.bound) === null) return null;
  if (!due.pacing.accrues) return { value, method: 'last-value' };
  const days = day - due.window.from + 1;
  const all = Math.max(lastCountingDay(due) - due.window.from + 1, days);
  return { value: (value / days) * all, method: 'linear-rate' };
}

/** What must be added each day after the judged one; `null` where nothing must, or nothing can be, or it does not accrue. */
export function requiredPerDay(due: Due, value: number, day: Day): number | null {
  const { condition, bound, pacing } = due;
  const goal = condition.goal(bound);
  if (!pacing.accrues || goal === null || condition.sense === 'cap' || value > goal) return null;
  const daysLeft = lastCountingDay(due) - day;
  const gap = condition.gap(bound, value);
  return daysLeft > 0 && gap > 0 ? gap / daysLeft : null;
}
