/**
 * A local calendar day of the region, as the number of days since 1970-01-01.
 * Domain code counts in days and never reads a clock; ISO text (`2025-03-05`) appears at the rim only.
 */
export type Day = number;

const MS_PER_DAY = 86_400_000;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
/** Days from 0001-01-01 to 1970-01-01. */
const DAYS_BEFORE_1970 = 719_162;
const HYPHEN = 45;
/** Days kept taken apart, some 27 years. */
const MOST_KNOWN = 10_000;

/** The day of `2025-03-05`, or `undefined` where the text is no real calendar day of the years 1 to 9999. */
export function parseDay(iso: string): Day | undefined {
  if (iso.length !== 10 || iso.charCodeAt(4) !== HYPHEN || iso.charCodeAt(7) !== HYPHEN) return undefined;
  return dayOf(digits(iso, 0, 4), digits(iso, 5, 7), digits(iso, 8, 10));
}

/** The day of a year (1–9999), month (1–12) and day of month, or `undefined` where there is no such day. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | undefined {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return undefined;
  const length = DAYS_IN_MONTH[month - 1];
  if (length === undefined || !Number.isInteger(dayOfMonth) || dayOfMonth < 1) return undefined;
  if (dayOfMonth > length && !(month === 2 && dayOfMonth === 29 && isLeap(year))) return undefined;
  return firstDayOfYear(year) + daysBefore(year, month) + dayOfMonth - 1;
}

/** A day taken apart. */
interface DayParts {
  readonly iso: string;
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
}

/** Days that were taken apart: few are asked for, and those for every record and every judgement. */
const known = new Map<Day, DayParts>();

function partsOf(day: Day): DayParts {
  let parts = known.get(day);
  if (parts) return parts;
  const date = new Date(day * MS_PER_DAY);
  parts = {
    iso: date.toISOString().slice(0, 10),
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    dayOfMonth: date.getUTCDate(),
  };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(day, parts);
  return parts;
}

/** ISO text of a day: `2025-03-05`. */
export function formatDay(day: Day): string {
  return partsOf(day).iso;
}

/** The calendar year a day lies in. */
export function yearOf(day: Day): number {
  return partsOf(day).year;
}

/** The month (1–12) a day lies in. */
export function monthOf(day: Day): number {
  return partsOf(day).month;
}

/** First day of a year of the proleptic Gregorian calendar. */
export function firstDayOfYear(year: number): Day {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) - DAYS_BEFORE_1970;
}

/** Last day of a year. */
export function lastDayOfYear(year: number): Day {
  return firstDayOfYear(year + 1) - 1;
}

/** The same calendar day one or more years later (29 February becomes 28 February). */
export function addYears(day: Day, years: number): Day {
  const { year, month, dayOfMonth } = partsOf(day);
  return dayOf(year + years, month, dayOfMonth) ?? dayOf(year + years, month, 28) ?? Number.NaN;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of the year before the month begins. */
function daysBefore(year: number, month: number): number {
  return (DAYS_BEFORE_MONTH[month - 1] ?? 0) + (month > 2 && isLeap(year) ? 1 : 0);
}

/** The number written by the decimal digits in `[from, to)`, or `NaN`. Spares the hot path a match array. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}
