import { dayOf, lastDayOfYear, parseDay, type Day } from '#calendar';
import { accepted, quoted, refused, type Parsed } from './parsed.js';

const YEAR_END = ['年底前', '年底', '年内', 'year-end'];
const MID_YEAR = ['上半年', 'mid-year'];

/**
 * Reads a deadline of a plan of the given year: an ISO day (which may lie beyond the year), 年底前/`year-end`, or
 * 上半年/`mid-year`. Without one, the plan year's end.
 */
export function parseDeadline(raw: unknown, year: number): Parsed<Day> {
  if (raw === undefined || raw === null) return accepted(lastDayOfYear(year));
  if (typeof raw === 'string') {
    if (YEAR_END.includes(raw)) return accepted(lastDayOfYear(year));
    if (MID_YEAR.includes(raw)) return accepted(dayOf(year, 6, 30) as Day);
    const day = parseDay(raw);
    if (day !== undefined) return accepted(day);
  }
  return refused(
    `时限应为日期（如 ${year}-06-30）、年底前（year-end）或上半年（mid-year），不写即年底，现为 ${quoted(raw)}`,
  );
}
