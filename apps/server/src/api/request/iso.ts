import { formatDay, type Day } from '#calendar';

/** ISO text of a day, or `null`. */
export function isoOrNull(day: Day | null | undefined): string | null {
  return day === null || day === undefined || !Number.isFinite(day) ? null : formatDay(day);
}
