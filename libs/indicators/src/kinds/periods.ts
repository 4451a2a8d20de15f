import { periodOf, type Day, type Period } from '#calendar';
import type { UnitReader } from '../computation.js';
import type { PeriodGrain } from '../indicator.js';

/** Days in which a measure must have been heard of at all before the lack of it is a miss: the year before the window. */
const YEAR = 366;

const known = new Map<PeriodGrain, Map<Day, Period>>();

/** The period that a day lies in. Remembered: recurring obligations walk over the same ones again and again. */
function periodAt(day: Day, every: PeriodGrain): Period {
  let byDay = known.get(every);
  if (!byDay) known.set(every, (byDay = new Map()));
  let period = byDay.get(day);
  if (!period) byDay.set(day, (period = periodOf(day, every)));
  return period;
}

/**
 * The first period of a window. A period belongs to the window that holds its middle day, so that it belongs to one of
 * two that adjoin: an ISO week to the year of its Thursday. It counts as a whole, also days before the window.
 */
export function firstPeriod(from: Day, every: PeriodGrain): Period {
  const period = periodAt(from, every);
  return middleOf(period) < from ? nextPeriod(period, every) : period;
}

export function nextPeriod(period: Period, every: PeriodGrain): Period {
  return periodAt(period.to + 1, every);
}

/** Whether a period, begun in a window, belongs to it; of one that has no known end every period does. */
export function isInWindow(period: Period, end: Day = Number.POSITIVE_INFINITY): boolean {
  return middleOf(period) <= end;
}

/** The last day on which a period can be kept: a window's end cuts its last period short. */
export function lastDayOf(period: Period, end: Day = Number.POSITIVE_INFINITY): Day {
  return Math.min(period.to, end);
}

/** The periods of a window that have begun by a day. */
export function periodsBegun(from: Day, to: Day, every: PeriodGrain, end?: Day): Period[] {
  const periods: Period[] = [];
  for (let at = firstPeriod(from, every); at.from <= to && isInWindow(at, end); at = nextPeriod(at, every)) {
    periods.push(at);
  }
  return periods;
}

/** Whether anything of a measure was heard in the window or the year before it: else nobody reports it here yet. */
export function isHeardOf(reader: UnitReader, measure: string, from: Day, to: Day): boolean {
  return reader.sum(measure, from - YEAR, to) !== null;
}

function middleOf({ from, to }: Period): Day {
  return from + Math.floor((to - from) / 2);
}
