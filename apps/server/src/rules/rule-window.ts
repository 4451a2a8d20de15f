import { addYears, periodOf, type Day } from '#calendar';
import type { ReadWindow } from '#plugin-sdk';

/** Days a rule looks at. */
export interface ReadDays {
  /** The window whole: a running period may end after the judged day. */
  readonly from: Day;
  readonly to: Day;
  /** The last day that counts. */
  readonly upTo: Day;
}

/** The window of a rule as of a day: the period that the day lies in, or so many days up to it. */
export function daysRead(window: ReadWindow = 'year', day: Day): ReadDays {
  if (typeof window !== 'string') return { from: day - window.days + 1, to: day, upTo: day };
  const { from, to } = periodOf(day, window);
  return { from, to, upTo: day };
}

/** The window before it: the same length back, up to the day that lies as far in it. */
export function daysReadBefore(window: ReadWindow = 'year', day: Day): ReadDays {
  if (typeof window !== 'string') return daysRead(window, day - window.days);
  const now = periodOf(day, window);
  const { from, to } = periodOf(now.from - 1, window);
  return { from, to, upTo: window === 'year' ? addYears(day, -1) : Math.min(to, from + day - now.from) };
}
