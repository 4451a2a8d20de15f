import { addDays, daysBetween, weekdayOf, type Day } from './day.js';

/** Which days people work. Saturdays and Sundays are free unless `workdays` names them. */
export interface WorkCalendar {
  /** 法定节假日: free days besides the weekends. */
  readonly holidays: readonly Day[];
  /** 调休上班: Saturdays and Sundays on which people work. */
  readonly workdays?: readonly Day[];
}

/** As long as a search for the next working day goes on before it gives up, in days. */
const LONGEST_BREAK = 366;

/**
 * Whether people work on a day.
 * @example
 * ```ts
 * import { isWorkingDay } from 'plugin-sdk';
 * const work = { holidays: ['2025-10-01', '2025-10-02'], workdays: ['2025-09-28'] };
 * isWorkingDay('2025-10-01', work); // → false
 * isWorkingDay('2025-09-28', work); // → true
 * isWorkingDay('2025-09-27', work); // → false
 * ```
 */
export function isWorkingDay(day: Day, calendar: WorkCalendar): boolean {
  const weekend = weekdayOf(day) > 5;
  if (weekend) return calendar.workdays?.includes(day) ?? false;
  return !calendar.holidays.includes(day);
}

/**
 * The working day so many working days after a day (or before it, with a negative count). The day itself does not
 * count: one working day after a Friday is Monday. With 0, the day itself.
 * @throws RangeError where a whole year holds no working day.
 * @example
 * ```ts
 * import { addWorkingDays } from 'plugin-sdk';
 * const work = { holidays: ['2025-10-01', '2025-10-02', '2025-10-03'], workdays: ['2025-09-28'] };
 * addWorkingDays('2025-09-26', 1, work); // → "2025-09-28"
 * addWorkingDays('2025-09-30', 1, work); // → "2025-10-06"
 * addWorkingDays('2025-10-06', -1, work); // → "2025-09-30"
 * ```
 */
export function addWorkingDays(day: Day, count: number, calendar: WorkCalendar): Day {
  if (!Number.isSafeInteger(count)) throw new RangeError(`工作日数应为整数，而不是 ${count}（not a whole number）`);
  const step = count < 0 ? -1 : 1;
  let at = addDays(day, 0);
  for (let left = Math.abs(count); left > 0; left -= 1) at = nextWorkingDay(at, step, calendar);
  return at;
}

/**
 * How many working days lie after the first day, up to and including the second; negative where the second lies before.
 * @example
 * ```ts
 * import { workingDaysBetween } from 'plugin-sdk';
 * workingDaysBetween('2025-03-07', '2025-03-10', { holidays: [] }); // → 1
 * workingDaysBetween('2025-03-10', '2025-03-07', { holidays: [] }); // → -1
 * ```
 */
export function workingDaysBetween(from: Day, to: Day, calendar: WorkCalendar): number {
  const days = daysBetween(from, to);
  if (days < 0) return 0 - workingDaysBetween(to, from, calendar);
  let count = 0;
  for (let n = 1; n <= days; n += 1) if (isWorkingDay(addDays(from, n), calendar)) count += 1;
  return count;
}

function nextWorkingDay(from: Day, step: 1 | -1, calendar: WorkCalendar): Day {
  for (let n = 1; n <= LONGEST_BREAK; n += 1) {
    const day = addDays(from, step * n);
    if (isWorkingDay(day, calendar)) return day;
  }
  throw new RangeError(`${from} 前后一年没有工作日，请检查节假日表（no working day within a year）`);
}
