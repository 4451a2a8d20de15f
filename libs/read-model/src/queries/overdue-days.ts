import { periodOf, type Day } from '#calendar';
import type { MeasureDefinition } from '#indicators';

/** The days in which data are expected, both included: as a rule the year of a plan. */
export interface Expected {
  readonly from: Day;
  readonly to: Day;
}

/**
 * For how many days the next data have been overdue at the end of a day; 0: they are not. After the covered day the next
 * reporting period must end, and then `reportWithinDays` pass. Services go on by the day; reports come as often as the
 * measure says, else monthly. Once all expected days are covered nothing is overdue any more.
 *
 * @param covered last day that the data cover; `null`: none
 */
export function overdueDays(
  { source, reportWithinDays }: MeasureDefinition,
  covered: Day | null,
  { from, to }: Expected,
  asOf: Day,
): number {
  const reached = Math.max(covered ?? Number.NEGATIVE_INFINITY, from - 1);
  if (reached >= to) return 0;
  const every = source.kind === 'reported' ? (source.every ?? 'month') : 'day';
  return Math.max(0, asOf - (periodOf(reached + 1, every).to + reportWithinDays));
}

/** Last day that is covered as of a day. A report covers its own period; of services a later one shows that the days before it are in. */
export function coveredAsOf(
  { source }: MeasureDefinition,
  lastDay: (limit?: Day) => Day | null,
  asOf: Day,
): Day | null {
  if (source.kind === 'reported') return lastDay(asOf);
  const last = lastDay();
  return last === null ? null : Math.min(last, asOf);
}
