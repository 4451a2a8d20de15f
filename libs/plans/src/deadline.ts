import { dayOf, lastDayOfYear, parseDay, type Day } from '#calendar';
import { accepted, quoted, refused, type Parsed } from './parsed.js';

const DIGITS = '零一二三四五六七八九十';
const LONGEST = 20;
const YEAR_END = ['年底前', '年底', '年内', 'year-end'];
const MID_YEAR = ['上半年', 'mid-year'];

/**
 * Reads a deadline of a plan of the given year: an ISO day (which may lie beyond the year), 年底前/`year-end`,
 * 上半年/`mid-year`, or 三年内/3年内/`within-3-years`, which ends with the year two years later. Without one, the plan
 * year's end.
 */
export function parseDeadline(raw: unknown, year: number): Parsed<Day> {
  if (raw === undefined || raw === null) return accepted(lastDayOfYear(year));
  if (typeof raw === 'string') {
    if (YEAR_END.includes(raw)) return accepted(lastDayOfYear(year));
    if (MID_YEAR.includes(raw)) return accepted(dayOf(year, 6, 30) as Day);
    const years = yearsAllowed(raw);
    if (years !== undefined) return accepted(lastDayOfYear(year + years - 1));
    const day = parseDay(raw);
    if (day !== undefined) return accepted(day);
  }
  return refused(
    `时限应为日期（如 ${year}-06-30）、年底前（year-end）、上半年（mid-year）或 三年内（within-3-years），不写即年底，现为 ${quoted(raw)}`,
  );
}

/** The number in 三年内, 3年内, `within-3-years`; `undefined`: the text is none of them. */
function yearsAllowed(text: string): number | undefined {
  const written = /^(?:([一二两三四五六七八九十])|(\d{1,2}))\s*年(?:以)?内$|^within-(\d{1,2})-years?$/.exec(text);
  if (!written) return undefined;
  const [, word, ...digits] = written;
  const years = word === undefined ? Number(digits[0] ?? digits[1]) : word === '两' ? 2 : DIGITS.indexOf(word);
  return years >= 1 && years <= LONGEST ? years : undefined;
}
