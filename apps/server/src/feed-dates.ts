import { firstDayOfYear, lastDayOfYear, type Day } from '#calendar';
import type { Plan } from '#plans';

/** Years before the first plan year that records may speak of, for comparison with earlier years. */
const YEARS_BEFORE = 3;

/** Days that records may speak of: from three years before the first plan to a year after the last. */
export function feedDates(plans: readonly Plan[]): { readonly from: Day; readonly to: Day } {
  const years = plans.map(({ year }) => year);
  if (years.length === 0) return { from: firstDayOfYear(2000), to: lastDayOfYear(2100) };
  return { from: firstDayOfYear(Math.min(...years) - YEARS_BEFORE), to: lastDayOfYear(Math.max(...years) + 1) };
}
