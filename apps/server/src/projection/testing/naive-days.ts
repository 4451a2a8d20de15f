import { formatDay, parseDay, type Day } from '#calendar';
import type { Plan, Target } from '#plans';

/** Both ends included. */
export interface Days {
  readonly from: Day;
  readonly to: Day;
}

/** The days that a target counts over when it is judged on a day. */
export function windowOf({ window, deadline }: Target, { year }: Plan, day: Day): Days {
  if (typeof window === 'object') return window;
  const [first, last] = [parseDay(`${year}-01-01`)!, parseDay(`${year}-12-31`)!];
  if (window === 'year') return { from: first, to: last };
  const iso = formatDay(Math.max(first, Math.min(day, deadline)));
  const month = Number(iso.slice(5, 7));
  const begins = window === 'month' ? month : month - ((month - 1) % 3);
  const ends = window === 'month' ? month : begins + 2;
  const firstOf = (one: number) => parseDay(`${iso.slice(0, 4)}-${String(one).padStart(2, '0')}-01`)!;
  return { from: firstOf(begins), to: lastOfMonth(firstOf(ends)) };
}

/** The last day on which it can be met in a window. */
export function dueIn({ window, deadline }: Target, { to }: Days): Day {
  return typeof window === 'object' || window === 'year' ? deadline : Math.min(deadline, to);
}

export function lastOfMonth(day: Day): Day {
  let last = day;
  while (formatDay(last + 1).slice(0, 7) === formatDay(day).slice(0, 7)) last++;
  return last;
}

/** The same date one year earlier. */
export function sameDay(day: Day): Day {
  const iso = formatDay(day);
  return parseDay(`${Number(iso.slice(0, 4)) - 1}${iso.slice(4)}`) ?? parseDay(`${Number(iso.slice(0, 4)) - 1}-02-28`)!;
}
