import type { MeasureReported } from '#feed';
import { corrected, type Arrival, type FeedEvent } from './feed-event.js';
import { on, type Month, type World } from './world.js';

/** A report that was wrong for weeks. */
export interface Slip {
  readonly source: string;
  readonly id: string;
}

/** The report that Sishui got wrong: two zeros too many. */
export const SISHUI_SLIP: Slip = { source: '/jining/immunisation', id: 'immunisation/370831/2025-04-18' };
const SLIP_FACTOR = 100;
/** Of records that are sent twice. */
const TWICE = 0.01;

/** What feeding systems do to their own records later: correct them, send them twice, send an old version again. */
export function* amended(world: World, arrivals: readonly Arrival[], wrong: Slip | undefined): Generator<Arrival> {
  const random = world.random('amendments');
  for (const arrival of arrivals) {
    if (typeof arrival.event === 'string') yield arrival;
    else if (arrival.event.source === wrong?.source && arrival.event.id === wrong.id)
      yield* slip(world, arrival.event, arrival.day);
    else {
      yield arrival;
      if (random.chance(TWICE)) yield { ...arrival, day: arrival.day + random.whole(0, 3) };
      if (isMonthlyReport(arrival.event) && random.chance(0.06))
        yield adjusted(arrival.event, arrival.day + random.whole(6, 20));
    }
  }
}

/** Records of a month, a few of which come twice in it. */
export function* sentTwice(world: World, { period, to }: Month, arrivals: Iterable<Arrival>): Generator<Arrival> {
  const random = world.random(`sent-twice/${period}`);
  for (const arrival of arrivals) {
    yield arrival;
    if (random.chance(TWICE)) yield { ...arrival, day: Math.min(arrival.day + random.whole(0, 3), to) };
  }
}

/** Sent wrong, corrected seven weeks later, and the wrong version sent once more in July by a system that was restored. */
function* slip(world: World, event: FeedEvent, day: number): Generator<Arrival> {
  const wrong: FeedEvent = { ...event, data: scaled(event, SLIP_FACTOR) };
  yield { day, event: wrong };
  yield corrected(wrong, on(world, 6, 9), event.data);
  yield { day: on(world, 7, 2), event: wrong };
}

function isMonthlyReport({ type, source, data }: FeedEvent): boolean {
  return (
    type === 'zhibiao.measure.reported.v1' &&
    ['/jining/maternal-and-child', '/jining/hospital-information'].includes(source) &&
    /^\d{4}-\d{2}$/.test(String(data['period']))
  );
}

/** A later count finds a little more. */
function adjusted(event: FeedEvent, day: number): Arrival {
  return corrected(event, day, scaled(event, 1.004));
}

function scaled({ data }: FeedEvent, factor: number): FeedEvent['data'] {
  const { values } = data as unknown as MeasureReported;
  return { ...data, values: values.map((one) => ({ ...one, value: Math.round(one.value * factor) })) };
}
