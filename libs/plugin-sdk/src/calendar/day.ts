import { dayNumberOf, isoDayOf, monthLength, numberIfDay, partsOf } from './day-number.js';

/**
 * A local calendar day of the region as ISO text: `2025-03-05`. Two days compare as text: `'2025-03-05' < '2025-10-01'`.
 */
export type Day = string;

/**
 * Whether the text is a real calendar day.
 * @example
 * ```ts
 * import { isDay } from 'plugin-sdk';
 * isDay('2024-02-29'); // → true
 * isDay('2025-02-29'); // → false
 * ```
 */
export function isDay(text: string): boolean {
  return numberIfDay(text) !== undefined;
}

/**
 * The day so many days later (or, with a negative count, earlier).
 * @throws RangeError where the text is no calendar day.
 * @example
 * ```ts
 * import { addDays } from 'plugin-sdk';
 * addDays('2025-02-27', 2); // → "2025-03-01"
 * addDays('2025-01-01', -1); // → "2024-12-31"
 * ```
 */
export function addDays(day: Day, days: number): Day {
  return isoDayOf(dayNumberOf(day) + whole(days));
}

/**
 * The same day of the month so many months later; the month's last day where it has no such day.
 * @example
 * ```ts
 * import { addMonths } from 'plugin-sdk';
 * addMonths('2025-01-31', 1); // → "2025-02-28"
 * addMonths('2025-03-15', -3); // → "2024-12-15"
 * ```
 */
export function addMonths(day: Day, months: number): Day {
  const { year, month, dayOfMonth } = partsOf(dayNumberOf(day));
  const count = year * 12 + month - 1 + whole(months);
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1];
  return isoDayOf(dayNumberOf(isoText(toYear, toMonth, Math.min(dayOfMonth, monthLength(toYear, toMonth)))));
}

/**
 * The same day so many years later; 29 February becomes 28 February in a common year.
 * @example
 * ```ts
 * import { addYears } from 'plugin-sdk';
 * addYears('2024-02-29', 1); // → "2025-02-28"
 * addYears('2025-12-31', -1); // → "2024-12-31"
 * ```
 */
export function addYears(day: Day, years: number): Day {
  return addMonths(day, whole(years) * 12);
}

/**
 * How many days the second day lies after the first; negative where it lies before.
 * @example
 * ```ts
 * import { daysBetween } from 'plugin-sdk';
 * daysBetween('2025-03-01', '2025-03-05'); // → 4
 * daysBetween('2025-03-05', '2025-03-01'); // → -4
 * ```
 */
export function daysBetween(from: Day, to: Day): number {
  return dayNumberOf(to) - dayNumberOf(from);
}

/**
 * Day of the ISO week: 1 is Monday, 7 is Sunday.
 * @example
 * ```ts
 * import { weekdayOf } from 'plugin-sdk';
 * weekdayOf('2025-03-05'); // → 3
 * ```
 */
export function weekdayOf(day: Day): number {
  return ((((dayNumberOf(day) + 3) % 7) + 7) % 7) + 1;
}

function isoText(year: number, month: number, dayOfMonth: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

function whole(count: number): number {
  if (Number.isSafeInteger(count)) return count;
  throw new RangeError(`天数、月数、年数应为整数，而不是 ${count}（not a whole number）`);
}
