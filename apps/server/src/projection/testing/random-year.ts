import { formatDay, type Day } from '#calendar';
import type { RecordedEvent } from '#event-store';
import { eventIdOf, FEED_RECORD_TYPES } from '#feed';
import fc from 'fast-check';
import { DAY_OPENED } from '../log-event-types.js';
import { day } from './year-records.js';

type Measure =
  | 'given'
  | 'due'
  | 'visits'
  | 'breaches'
  | 'beds'
  | 'nurses'
  | 'people'
  | 'place'
  | 'beds-elsewhere'
  | 'mean-last-year';

/** What a record says, whoever sent it and how often. */
export type Said =
  | {
      readonly kind: 'report';
      readonly unit: string;
      readonly on: Day;
      readonly values: Partial<Record<Measure, number>>;
    }
  | {
      readonly kind: 'service';
      readonly unit: string;
      readonly on: Day;
      readonly subject: string;
      readonly minutes: number;
    }
  | { readonly kind: 'case'; readonly unit: string; readonly on: Day; readonly stage: 'reported' | 'resolved' }
  | { readonly kind: 'policy'; readonly unit: string; readonly on: Day; readonly state: 'reached' | 'cancelled' };

/** One version of a record as a source might send it; `said` absent: its withdrawal up to that revision. */
export interface Sent {
  readonly id: number;
  readonly revision: number;
  readonly said?: Said;
}

/** Days on which something turns: ends of months, of the plan's deadlines, of its versions; and others. */
const TURNS = [
  '2024-02-29',
  '2024-03-31',
  '2024-06-30',
  '2024-12-31',
  '2025-01-05',
  '2025-02-28',
  '2025-03-31',
  '2025-04-30',
]
  .concat([
    '2025-05-31',
    '2025-06-09',
    '2025-06-10',
    '2025-06-30',
    '2025-07-31',
    '2025-09-30',
    '2025-12-31',
    '2026-01-10',
  ])
  .map(day);
const FACILITIES = ['east-hospital', 'east-clinic', 'west-hospital', 'south-hospital'];

const turn = fc.constantFrom(...TURNS);
const on = fc.oneof({ weight: 3, arbitrary: turn }, fc.integer({ min: day('2024-01-01'), max: day('2026-01-20') }));
const unit = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...FACILITIES) },
  fc.constantFrom('east', 'south', 'city'),
);
const amount = fc.nat(12);

const said: fc.Arbitrary<Said> = fc.oneof(
  {
    weight: 8,
    arbitrary: report({
      given: amount,
      due: fc.integer({ min: 1, max: 12 }),
      visits: amount,
      beds: amount,
      nurses: fc.nat(3),
    }),
  },
  { weight: 2, arbitrary: report({ people: fc.integer({ min: 1, max: 4 }), place: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 2, arbitrary: report({ 'beds-elsewhere': amount, 'mean-last-year': amount }) },
  { weight: 1, arbitrary: report({ breaches: fc.nat(1) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('service' as const),
      unit: fc.constantFrom(...FACILITIES),
      on,
      subject: fc.constantFrom('ann', 'bo', 'cy'),
      minutes: fc.nat(9),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('case' as const),
      unit: fc.constantFrom(...FACILITIES),
      on,
      stage: fc.constantFrom('reported' as const, 'resolved' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('policy' as const),
      unit,
      on,
      state: fc.constantFrom('reached' as const, 'reached' as const, 'cancelled' as const),
    }),
  },
);

function report(values: Partial<Record<Measure, fc.Arbitrary<number>>>): fc.Arbitrary<Said> {
  return fc.record({
    kind: fc.constant('report' as const),
    unit,
    on,
    values: fc.record(values) as fc.Arbitrary<Partial<Record<Measure, number>>>,
  });
}

/** Few records with many revisions, so that they are corrected, withdrawn and repeated in any order. */
export const sent: fc.Arbitrary<Sent> = fc
  .record({ id: fc.nat(24), revision: fc.integer({ min: 1, max: 3 }), withdrawal: fc.nat(7), said })
  .map(({ id, revision, withdrawal, said: it }) => (withdrawal === 0 ? { id, revision } : { id, revision, said: it }));

/** The days that begin, in order, and behind which record each does; the last one behind all. */
export interface Openings {
  readonly between: readonly { readonly day: Day; readonly behind: number }[];
  readonly today: Day;
}

const opened = fc.oneof(
  turn.map((at) => at + 1),
  fc.integer({ min: day('2024-12-20'), max: day('2026-02-20') }),
);
export const openings: fc.Arbitrary<Openings> = fc
  .record({ today: opened, between: fc.array(fc.record({ day: opened, behind: fc.nat(40) }), { maxLength: 4 }) })
  .map(({ today, between }) => ({
    today,
    between: between.filter((one) => one.day < today).sort((a, b) => a.day - b.day || a.behind - b.behind),
  }));

/** The log of these records and days. */
export function logOf(records: readonly Sent[], { between, today }: Openings): RecordedEvent[] {
  const events: { type: string; data: unknown }[] = [];
  let next = 0;
  records.forEach((record, i) => {
    for (; between[next] && between[next]!.behind <= i; next++) events.push(dayOpened(between[next]!.day));
    events.push(recordEvent(record, i));
  });
  for (; between[next]; next++) events.push(dayOpened(between[next]!.day));
  events.push(dayOpened(today));
  return events.map(({ type, data }, position) => ({
    id: eventIdOf('/spec', String(position), 1),
    type,
    data: JSON.stringify(data),
    metadata: '',
    stream: type === DAY_OPENED ? 'calendar-city' : 'feed-city',
    revision: position,
    position,
  }));
}

/** The records as they stand in the end: of each the highest revision, the first one sent of it, unless it was withdrawn. */
export function surviving(records: readonly Sent[]): Sent[] {
  return [...new Set(records.map(({ id }) => id))].flatMap((id) => {
    const own = records.filter((one) => one.id === id);
    const withdrawn = Math.max(0, ...own.filter((one) => !one.said).map(({ revision }) => revision));
    const highest = Math.max(0, ...own.filter((one) => one.said).map(({ revision }) => revision));
    return highest <= withdrawn ? [] : [own.find((one) => one.said && one.revision === highest)!];
  });
}

const dayOpened = (at: Day) => ({ type: DAY_OPENED, data: { region: 'city', day: formatDay(at) } });

function recordEvent({ id, revision, said: it }: Sent, place: number): { type: string; data: unknown } {
  const source = '/s';
  if (!it) {
    const type = FEED_RECORD_TYPES.recordWithdrawn;
    const data = { source, id: String(id), revision, reason: 'spec' };
    return { type, data: { type, source, id: `withdrawal-${place}`, revision: 1, data } };
  }
  const [type, data] = dataOf(it);
  // Of two reports of a stock for one day the one with the higher id was written later.
  return { type, data: { type, source, id: String(id), revision, time: timeOf(id), data } };
}

const timeOf = (id: number): string => `2025-01-01T00:00:${String(id).padStart(2, '0')}+08:00`;

function dataOf(it: Said): [string, unknown] {
  const orgUnit = it.unit;
  const iso = formatDay(it.on);
  switch (it.kind) {
    case 'report': {
      const values = Object.entries(it.values).map(([measure, value]) => ({ measure, value }));
      return [FEED_RECORD_TYPES.measureReported, { orgUnit, period: iso, values }];
    }
    case 'service': {
      const attributes = { minutes: it.minutes };
      const data = { orgUnit, service: 'screening', subject: it.subject, occurredOn: iso, attributes };
      return [FEED_RECORD_TYPES.serviceRecorded, data];
    }
    case 'case': {
      // Each unit has one case.
      const data = {
        orgUnit,
        caseType: 'shortage',
        caseId: orgUnit,
        stage: it.stage,
        occurredAt: `${iso}T09:00:00+08:00`,
      };
      return [FEED_RECORD_TYPES.caseUpdated, data];
    }
    case 'policy':
      return [FEED_RECORD_TYPES.milestoneUpdated, { orgUnit, milestone: 'policy', state: it.state, occurredOn: iso }];
  }
}
