import fc from 'fast-check';
import { centre, fever, nurses, screen, visits, withdrawal, type FeedEvent, type Sent } from './feed-events.js';

const UNITS = ['east-1-a', 'east-1-b', 'east-2-a', 'west-1-a', 'old-1-a', 'east'];
const DAYS = ['2024-12-30', '2025-01-02', '2025-01-03', '2025-01-05', '2025-03-31', '2025-04-01'];

const unit = fc.constantFrom(...UNITS);
const on = fc.constantFrom(...DAYS);

/** Records 0–5 share three keys; the others have keys of their own, so that a tie between two of them is decided. */
const crowded: fc.Arbitrary<Sent> = sent(fc.integer({ min: 0, max: 5 }), (id) => id % 3);
const apart: fc.Arbitrary<Sent> = sent(fc.integer({ min: 6, max: 13 }), (id) => 1_000 - id);

function sent(ids: fc.Arbitrary<number>, key: (id: number) => number): fc.Arbitrary<Sent> {
  return fc
    .record({ id: ids, revision: fc.integer({ min: 1, max: 3 }), time: fc.constantFrom('', '08:00', '09:00') })
    .map(({ id, revision, time }) => ({ id: `record-${id}`, revision, time, key: key(id) }));
}

const either = fc.oneof(crowded, apart);

const event: fc.Arbitrary<FeedEvent> = fc.oneof(
  fc.tuple(either, unit, on, fc.integer({ min: -20, max: 40 })).map(([s, u, d, v]) => visits(s, u, d, v / 10)),
  fc
    .tuple(either, unit, on, fc.constantFrom('ann', 'bo', 'cy'), fc.nat(30))
    .map(([s, u, d, who, minutes]) => screen(s, u, d, who, minutes)),
  fc.tuple(apart, unit, on, fc.nat(9)).map(([s, u, d, v]) => nurses(s, u, d, v)),
  fc
    .tuple(apart, unit, on, fc.constantFrom('f1', 'f2', 'f3'), fc.constantFrom('reported', 'checked', 'closed'))
    .map(([s, u, d, id, stage]) => fever(s, u, d, id, stage)),
  fc
    .tuple(apart, unit, on, fc.constantFrom('reached', 'cancelled'))
    .map(([s, u, d, state]) => centre(s, u, d, state as 'reached' | 'cancelled')),
  fc.tuple(either, fc.integer({ min: 1, max: 3 })).map(([s, upTo]) => withdrawal(s.id, upTo, s.key)),
);

/** What is done after an event: nothing, the end of the batch, or that and the storage is opened again. */
export type Cut = 'none' | 'batch' | 'reopen';

/** A history of few records with many revisions, cut into batches in any way. */
export const historyInBatches: fc.Arbitrary<{ event: FeedEvent; cut: Cut }[]> = fc.array(
  fc.record({
    event,
    cut: fc.oneof(
      { weight: 12, arbitrary: fc.constant<Cut>('none') },
      { weight: 6, arbitrary: fc.constant<Cut>('batch') },
      { weight: 1, arbitrary: fc.constant<Cut>('reopen') },
    ),
  }),
  { minLength: 1, maxLength: 40 },
);
