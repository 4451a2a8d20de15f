import { formatDay, parseDay, parsePeriod, type Day } from '#calendar';
import { FEED_RECORD_TYPES, type FeedRecordType } from '#feed';

/** Who sends them all. */
export const SOURCE = '/feed/year';

/** A record of a year, with the day on which it comes. */
export interface YearRecord {
  readonly arrives: Day;
  readonly type: FeedRecordType;
  readonly data: unknown;
  /** With a revision the identity matters; else each record is its own. */
  readonly id?: string;
  readonly revision?: number;
}

export function day(iso: string): Day {
  const parsed = parseDay(iso);
  if (parsed === undefined) throw new RangeError(`no day ${iso}`);
  return parsed;
}

/** Reports of a measure by period, `{ '2025-01': 10 }`, each on the last day of its period. */
export function reports(orgUnit: string, measure: string, values: Readonly<Record<string, number>>): YearRecord[] {
  return Object.entries(values).map(([period, value]) => ({
    arrives: parsePeriod(period)!.to,
    type: FEED_RECORD_TYPES.measureReported,
    data: { orgUnit, period, values: [{ measure, value }] },
  }));
}

/** A report for each month of a year, January first. */
export function months(orgUnit: string, measure: string, values: readonly number[], year = 2025): YearRecord[] {
  const periods = values.map((value, i) => [`${year}-${String(i + 1).padStart(2, '0')}`, value] as const);
  return reports(orgUnit, measure, Object.fromEntries(periods));
}

/** The same value reported for each day from one to another. */
export function daily(orgUnit: string, measure: string, from: string, to: string, value: number): YearRecord[] {
  const values: Record<string, number> = {};
  for (let at = day(from); at <= day(to); at++) values[formatDay(at)] = value;
  return reports(orgUnit, measure, values);
}

/** Services by day, `{ '2025-03-05': ['ann', 'bo'] }`, each of so many minutes. */
export function services(
  orgUnit: string,
  byDay: Readonly<Record<string, readonly string[]>>,
  minutes = 10,
): YearRecord[] {
  return Object.entries(byDay).flatMap(([occurredOn, subjects]) =>
    subjects.map((subject) => ({
      arrives: day(occurredOn),
      type: FEED_RECORD_TYPES.serviceRecorded,
      data: { orgUnit, service: 'screening', subject, occurredOn, attributes: { minutes } },
    })),
  );
}

/** The stages of a case of shortage, `{ reported: '2025-03-01' }`. */
export function shortage(orgUnit: string, caseId: string, stages: Readonly<Record<string, string>>): YearRecord[] {
  return Object.entries(stages).map(([stage, iso]) => ({
    arrives: day(iso),
    type: FEED_RECORD_TYPES.caseUpdated,
    data: { orgUnit, caseType: 'shortage', caseId, stage, occurredAt: `${iso}T09:00:00+08:00` },
  }));
}

/** The policy of a unit, reached or given up. */
export function policy(orgUnit: string, occurredOn: string, state: 'reached' | 'cancelled' = 'reached'): YearRecord {
  const data = { orgUnit, milestone: 'policy', state, occurredOn };
  return { arrives: day(occurredOn), type: FEED_RECORD_TYPES.milestoneUpdated, data };
}

/** The same records, but they come late. */
export function late(iso: string, records: readonly YearRecord[]): YearRecord[] {
  return records.map((record) => ({ ...record, arrives: day(iso) }));
}

/** The same records under an identity, so that a later revision replaces them. */
export function revised(id: string, revision: number, records: readonly YearRecord[]): YearRecord[] {
  return records.map((record) => ({ ...record, id, revision }));
}

/** Takes a record of that identity back for good. */
export function withdrawal(iso: string, id: string): YearRecord {
  const data = { source: SOURCE, id, reason: 'spec' };
  return { arrives: day(iso), type: FEED_RECORD_TYPES.recordWithdrawn, data };
}
