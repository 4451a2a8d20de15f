import { addDays, addMonths, daysBetween, weekdayOf, type Day } from './day.js';
import { numberIfDay } from './day-number.js';

/** How long a period is. */
export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year';

/** A name of a period: `2025`, `2025-H1`, `2025-Q1`, `2025-03`, `2025-W10` (ISO week) or `2025-03-05`. */
export type Period = string;

/** A span of days, both ends included. */
export interface Window {
  readonly from: Day;
  readonly to: Day;
}

const NAME = /^(\d{4})(?:-(?:H([12])|Q([1-4])|W(\d{2})|(\d{2})))?$/;

/**
 * The period of a grain that a day lies in.
 * @example
 * ```ts
 * import { periodOf } from 'plugin-sdk';
 * periodOf('2025-03-05', 'quarter'); // → "2025-Q1"
 * periodOf('2024-12-30', 'week'); // → "2025-W01"
 * ```
 */
export function periodOf(day: Day, grain: Grain): Period {
  const month = Number(addDays(day, 0).slice(5, 7));
  switch (grain) {
    case 'day':
      return day;
    case 'week':
      return isoWeekOf(day);
    case 'month':
      return day.slice(0, 7);
    case 'quarter':
      return `${day.slice(0, 4)}-Q${Math.ceil(month / 3)}`;
    case 'half':
      return `${day.slice(0, 4)}-H${month <= 6 ? 1 : 2}`;
    case 'year':
      return day.slice(0, 4);
  }
}

/**
 * The ISO week a day lies in. It belongs to the year of its Thursday.
 * @example
 * ```ts
 * import { isoWeekOf } from 'plugin-sdk';
 * isoWeekOf('2025-03-05'); // → "2025-W10"
 * isoWeekOf('2021-01-03'); // → "2020-W53"
 * ```
 */
export function isoWeekOf(day: Day): Period {
  const year = addDays(day, 4 - weekdayOf(day)).slice(0, 4);
  const week = Math.floor(daysBetween(firstMondayOf(year), day) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/**
 * First and last day of a period.
 * @throws RangeError where there is no such period.
 * @example
 * ```ts
 * import { windowOf } from 'plugin-sdk';
 * windowOf('2025-W10'); // → { from: '2025-03-03', to: '2025-03-09' }
 * windowOf('2024-02'); // → { from: '2024-02-01', to: '2024-02-29' }
 * ```
 */
export function windowOf(period: Period): Window {
  if (numberIfDay(period) !== undefined) return { from: period, to: period };
  const [, year, half, quarter, week, month] = NAME.exec(period) ?? [];
  if (year === undefined || year === '0000') throw noPeriod(period);
  if (week !== undefined) {
    const from = addDays(firstMondayOf(year), (Number(week) - 1) * 7);
    if (isoWeekOf(from) !== period) throw noPeriod(period);
    return { from, to: addDays(from, 6) };
  }
  if (half !== undefined) return months(year, Number(half) * 6 - 5, 6);
  if (quarter !== undefined) return months(year, Number(quarter) * 3 - 2, 3);
  if (month === undefined) return months(year, 1, 12);
  if (Number(month) < 1 || Number(month) > 12) throw noPeriod(period);
  return months(year, Number(month), 1);
}

/**
 * How long the period of that name is.
 * @example
 * ```ts
 * import { grainOf } from 'plugin-sdk';
 * grainOf('2025-Q1'); // → "quarter"
 * ```
 */
export function grainOf(period: Period): Grain {
  windowOf(period);
  if (period.length === 4) return 'year';
  if (period.length === 10) return 'day';
  const mark = period[5];
  return mark === 'H' ? 'half' : mark === 'Q' ? 'quarter' : mark === 'W' ? 'week' : 'month';
}

/**
 * The period of the same length that follows, or, with a count, one further on or back.
 * @example
 * ```ts
 * import { nextPeriod } from 'plugin-sdk';
 * nextPeriod('2025-Q4'); // → "2026-Q1"
 * nextPeriod('2025-03', -3); // → "2024-12"
 * ```
 */
export function nextPeriod(period: Period, count = 1): Period {
  const grain = grainOf(period);
  const { from } = windowOf(period);
  switch (grain) {
    case 'day':
      return addDays(from, count);
    case 'week':
      return periodOf(addDays(from, 7 * count), grain);
    case 'month':
      return periodOf(addMonths(from, count), grain);
    case 'quarter':
      return periodOf(addMonths(from, 3 * count), grain);
    case 'half':
      return periodOf(addMonths(from, 6 * count), grain);
    case 'year':
      return periodOf(addMonths(from, 12 * count), grain);
  }
}

/**
 * Every day of a window, in order; none where it ends before it begins.
 * @example
 * ```ts
 * import { daysOf } from 'plugin-sdk';
 * daysOf({ from: '2025-02-27', to: '2025-03-01' }); // → ['2025-02-27', '2025-02-28', '2025-03-01']
 * ```
 */
export function daysOf({ from, to }: Window): readonly Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, n) => addDays(from, n));
}

function months(year: string, first: number, count: number): Window {
  const from = `${year}-${String(first).padStart(2, '0')}-01`;
  const last = first + count - 1;
  return { from, to: last === 12 ? `${year}-12-31` : addDays(addMonths(from, count), -1) };
}

/** Monday of the week that holds 4 January. */
function firstMondayOf(year: string): Day {
  const fourth = `${year}-01-04`;
  return addDays(fourth, 1 - weekdayOf(fourth));
}

function noPeriod(period: Period): RangeError {
  const text = String(period).slice(0, 40);
  return new RangeError(
    `“${text}”不是周期，请写成 2025、2025-H1、2025-Q1、2025-03、2025-W10 或 2025-03-05（no such period）`,
  );
}
