import type { Day } from '#calendar';
import type { Forecast } from '../status.js';
import { goalOf, isCap, type Due } from './due.js';
import { lastCountingDay } from './expected.js';

/**
 * The value at the deadline if things go on as they are: what accrues goes on at its mean daily rate since the target
 * opened, what does not stays as it is. `null` for a milestone, where a reference has no value, and once the deadline
 * has come.
 */
export function forecast(due: Due, value: number, day: Day): Forecast | null {
  if (day >= due.deadline || goalOf(due) === null) return null;
  if (!due.pacing.accrues) return { value, method: 'last-value' };
  const days = day - due.opening + 1;
  const all = Math.max(lastCountingDay(due) - due.opening + 1, days);
  return { value: (value / days) * all, method: 'linear-rate' };
}

/** What must be added each day after the judged one; `null` where nothing must, or nothing can be, or it does not accrue. */
export function requiredPerDay(due: Due, value: number, gap: number | null, day: Day): number | null {
  const goal = goalOf(due);
  if (!due.pacing.accrues || goal === null || gap === null || isCap(due) || value > goal) return null;
  const daysLeft = lastCountingDay(due) - day;
  return daysLeft > 0 && gap > 0 ? gap / daysLeft : null;
}
