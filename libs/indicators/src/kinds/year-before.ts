import { addYears, monthOf, type Day } from '#calendar';

/**
 * The same day one year earlier. The last day of a month stays the last day of that month, so that a February which
 * ended on the 29th is held whole against one that ended on the 28th.
 */
export function yearBefore(day: Day): Day {
  const endsFebruary = monthOf(day) === 2 && monthOf(day + 1) === 3;
  return endsFebruary ? addYears(day + 1, -1) - 1 : addYears(day, -1);
}
