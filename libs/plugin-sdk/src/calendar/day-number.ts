const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Days from 0000-03-01 to 1970-01-01. */
const TO_1970 = 719_468;
const DAYS_IN_400_YEARS = 146_097;

export interface DayParts {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  readonly dayOfMonth: number;
}

/** Days since 1970-01-01, or `undefined` where the text is no calendar day of the years 1 to 9999. */
export function numberIfDay(text: string): number | undefined {
  const match = ISO.exec(text);
  if (!match) return undefined;
  const [year, month, dayOfMonth] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > monthLength(year, month)) return undefined;
  return daysSince1970(year, month, dayOfMonth);
}

/** Days since 1970-01-01. @throws RangeError where the text is no calendar day. */
export function dayNumberOf(text: string): number {
  const number = numberIfDay(text);
  if (number !== undefined) return number;
  throw new RangeError(`“${String(text).slice(0, 40)}”不是日期，请写成 2025-03-05（not a calendar day）`);
}

/** @throws RangeError outside the years 1 to 9999. */
export function isoDayOf(number: number): string {
  const { year, month, dayOfMonth } = partsOf(number);
  if (!(year >= 1 && year <= 9999)) throw new RangeError('日期超出公元 1 年到 9999 年（day out of range）');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
}

/** Year, month and day of month, counted in years that begin in March so that the leap day comes last. */
export function partsOf(number: number): DayParts {
  const shifted = number + TO_1970;
  const era = Math.floor(shifted / DAYS_IN_400_YEARS);
  const dayOfEra = shifted - era * DAYS_IN_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** Days of a month of the Gregorian calendar. */
export function monthLength(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (MONTHS[month - 1] ?? Number.NaN);
}

function daysSince1970(year: number, month: number, dayOfMonth: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const monthFromMarch = month > 2 ? month - 3 : month + 9;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + dayOfMonth - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + dayOfYear - TO_1970;
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, '0');
}
