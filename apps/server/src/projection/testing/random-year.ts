import type { Day } from '#calendar';
import fc from 'fast-check';
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
const on = fc.oneof(
  { weight: 4, arbitrary: turn },
  { weight: 3, arbitrary: fc.integer({ min: day('2025-01-01'), max: day('2025-09-30') }) },
  { weight: 1, arbitrary: fc.integer({ min: day('2024-01-01'), max: day('2026-01-20') }) },
);
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
const sent: fc.Arbitrary<Sent> = fc
  .record({ id: fc.nat(39), revision: fc.integer({ min: 1, max: 3 }), withdrawal: fc.nat(11), said })
  .map(({ id, revision, withdrawal, said: it }) => (withdrawal === 0 ? { id, revision } : { id, revision, said: it }));

/** What was sent, in the order in which it came. */
export const history: fc.Arbitrary<Sent[]> = fc.array(sent, { maxLength: 50, size: 'max' });

/** The days that begin, in order, and behind which record each does; the last one behind all. */
export interface Openings {
  readonly between: readonly { readonly day: Day; readonly behind: number }[];
  readonly today: Day;
}

const opened = fc.oneof(
  { weight: 3, arbitrary: turn.map((at) => Math.max(at, day('2024-12-19')) + 1) },
  { weight: 3, arbitrary: fc.integer({ min: day('2025-02-01'), max: day('2025-11-30') }) },
  { weight: 1, arbitrary: fc.integer({ min: day('2024-12-20'), max: day('2026-02-20') }) },
);
export const openings: fc.Arbitrary<Openings> = fc
  .record({ today: opened, between: fc.array(fc.record({ day: opened, behind: fc.nat(50) }), { maxLength: 4 }) })
  .map(({ today, between }) => ({
    today,
    between: between.filter((one) => one.day < today).sort((a, b) => a.day - b.day || a.behind - b.behind),
  }));
