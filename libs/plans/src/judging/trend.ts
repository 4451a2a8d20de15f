import { addYears, dayOf, monthOf, yearOf, type Day } from '#calendar';
import type { Observation } from '../status.js';
import type { Due } from './due.js';

/** 同比: change in percent against the same day of the year before. */
export function yearOnYear(observation: Observation, value: number, day: Day): number | null {
  if (!observation.valueInYearBefore) return null;
  return change(observation.valueInYearBefore(addYears(day, -1)).value, value);
}

/**
 * 环比, in percent. What accrues: this month up to the day against as many days of the month before, so that a month
 * just begun is not held against a whole one. Else: the value against the one at the end of last month.
 */
export function monthOnMonth(due: Due, observation: Observation, value: number, day: Day): number | null {
  if (due.pacing.accrues && !observation.valueOver) return null;
  const first = firstOfMonth(day);
  if (!due.pacing.accrues) return first > due.window.from ? change(observation.valueAt(first - 1).value, value) : null;
  if (!observation.valueOver) return null;
  const before = firstOfMonth(first - 1);
  const thisMonth = observation.valueOver(first, day).value;
  const lastMonth = observation.valueOver(before, Math.min(before + (day - first), first - 1)).value;
  return thisMonth === null ? null : change(lastMonth, thisMonth);
}

/** In percent of the earlier value; `null` where that is unknown or 0. */
function change(earlier: number | null, value: number): number | null {
  return earlier === null || earlier === 0 ? null : ((value - earlier) / Math.abs(earlier)) * 100;
}

function firstOfMonth(day: Day): Day {
  return dayOf(yearOf(day), monthOf(day), 1) as Day;
}
