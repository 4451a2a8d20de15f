import { dayOf, firstDayOfYear, formatDay, monthOf, parseDay, yearOf, type Day } from './day.js';

/** How long a reporting period or a window is. */
export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year';

/** A named span of days, both ends included: `2025`, `2025-H1`, `2025-Q1`, `2025-03`, `2025-W10`, `2025-03-05`. */
export interface Period {
  readonly name: string;
  readonly grain: Grain;
  readonly from: Day;
  readonly to: Day;
}

const PERIOD = /^(\d{4})(?:-(?:H([12])|Q([1-4])|W(\d{2})|(\d{2})(?:-(\d{2}))?))?$/;

/** Reads a period name, or answers `undefined` where it is none or does not exist in the calendar. */
export function parsePeriod(name: string): Period | undefined {
  const match = PERIOD.exec(name);
  if (!match) return undefined;
  const year = Number(match[1]);
  if (match[2]) return months(name, 'half', year, Number(match[2]) * 6 - 5, 6);
  if (match[3]) return months(name, 'quarter', year, Number(match[3]) * 3 - 2, 3);
  if (match[4]) return isoWeek(name, year, Number(match[4]));
  if (match[6]) {
    const day = parseDay(name);
    return day === undefined ? undefined : { name, grain: 'day', from: day, to: day };
  }
  if (match[5]) return months(name, 'month', year, Number(match[5]), 1);
  return months(name, 'year', year, 1, 12);
}

/** The period of a grain that a day lies in. */
export function periodOf(day: Day, grain: Grain): Period {
  const parsed = parsePeriod(nameOf(day, grain, String(yearOf(day)).padStart(4, '0'), monthOf(day)));
  if (!parsed) throw new RangeError(`no ${grain} at day ${day}`);
  return parsed;
}

function nameOf(day: Day, grain: Grain, year: string, month: number): string {
  switch (grain) {
    case 'year':
      return year;
    case 'half':
      return `${year}-H${month <= 6 ? 1 : 2}`;
    case 'quarter':
      return `${year}-Q${Math.ceil(month / 3)}`;
    case 'month':
      return `${year}-${pad(month)}`;
    case 'day':
      return formatDay(day);
    case 'week': {
      const thursday = day - weekday(day) + 3;
      const weekYear = yearOf(thursday);
      return `${String(weekYear).padStart(4, '0')}-W${pad(Math.floor((thursday - firstDayOfYear(weekYear)) / 7) + 1)}`;
    }
  }
}

/** Monday is 0. */
function weekday(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}

function isoWeek(name: string, year: number, week: number): Period | undefined {
  const fourth = firstDayOfYear(year) + 3;
  const from = fourth - weekday(fourth) + (week - 1) * 7;
  if (week < 1 || yearOf(from + 3) !== year) return undefined;
  return { name, grain: 'week', from, to: from + 6 };
}

function months(name: string, grain: Grain, year: number, first: number, count: number): Period | undefined {
  const from = dayOf(year, first, 1);
  if (from === undefined || first > 12) return undefined;
  const next = first + count > 12 ? firstDayOfYear(year + 1) : dayOf(year, first + count, 1);
  return next === undefined ? undefined : { name, grain, from, to: next - 1 };
}

function pad(n: number): string {
  return String(n).padStart(2, '0');
}
