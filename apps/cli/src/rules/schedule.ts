import { parseDay, parsePeriod, type Day } from '#calendar';
import { localDayAt } from '#feed';
import type { RecordLine, TestCase } from './test-file.js';

/** One day of a case with what comes in on it. */
export interface ScheduledDay {
  readonly day: Day;
  readonly records: readonly RecordLine[];
}

export interface Schedule {
  /** What comes in before the calendar begins. */
  readonly before: readonly RecordLine[];
  /** Without a gap, up to the last day that is looked at. */
  readonly days: readonly ScheduledDay[];
  /** What would come in only after that. */
  readonly late: readonly ScheduledDay[];
}

/**
 * When what happens. A record comes in as early as it can: a report on the day after its last one, anything else on its own
 * day; one that names no day, such as a withdrawal, together with the one before it. What is to be refused is sent in any
 * case, whatever day it speaks of.
 *
 * @param earliest first day that the calendar may begin on
 */
export function scheduleOf({ records, days }: TestCase, earliest: Day): Schedule {
  const looks = days.map(({ day }) => day);
  const last = Math.max(...looks);
  const byDay = new Map<Day, RecordLine[]>();
  let previous = Number.NEGATIVE_INFINITY;
  for (const record of records) {
    const own = record.sentOn ?? ownDay(record) ?? previous;
    previous = record.refused === undefined ? own : Math.min(own, last);
    byDay.set(previous, [...(byDay.get(previous) ?? []), record]);
  }
  const sent = [...byDay].sort(([a], [b]) => a - b).map(([day, on]) => ({ day, records: on }));
  const first = Math.min(...looks, ...sent.map(({ day }) => day).filter((day) => day >= earliest));
  const scheduled = Array.from({ length: last - first + 1 }, (_, i) => ({
    day: first + i,
    records: byDay.get(first + i) ?? [],
  }));
  return {
    before: sent.filter(({ day }) => day < first).flatMap((one) => one.records),
    days: scheduled,
    late: sent.filter(({ day }) => day > last),
  };
}

function ownDay({ says }: RecordLine): Day | undefined {
  const { period, coverage, occurredOn, occurredAt } = says;
  if (typeof occurredOn === 'string') return parseDay(occurredOn);
  if (typeof occurredAt === 'string') return localDayAt(occurredAt);
  const to = (coverage as { to?: unknown } | undefined)?.to;
  const last = typeof to === 'string' ? parseDay(to) : typeof period === 'string' ? parsePeriod(period)?.to : undefined;
  return last === undefined ? undefined : last + 1;
}
