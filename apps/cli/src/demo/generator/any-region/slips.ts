import { FEED_RECORD_TYPES } from '#feed';
import type { Slip } from '../amendments.js';
import { event, report, type Arrival } from '../feed-event.js';
import { monthsOf, type World } from '../world.js';

/** The report that is wrong for weeks: the first of April's that says more than a few. */
export function slipIn(said: readonly Arrival[], year: number): Slip | undefined {
  for (const { event: made } of said) {
    if (typeof made === 'string' || made.data['period'] !== `${year}-04`) continue;
    const [first] = (made.data['values'] ?? []) as readonly { readonly value: number }[];
    if (first && first.value > 20) return { source: made.source, id: made.id };
  }
  return undefined;
}

/** What clerks get wrong anywhere: a text cut off, a unit that does not exist, a measure that does not, a date in the future. */
export function* slips(world: World): Generator<Arrival> {
  for (const { number, period, from, to } of monthsOf(world.year)) {
    const day = from + 9;
    const id = `slip/${period}`;
    switch (number % 4) {
      case 0:
        yield { day, event: `{"specversion":"1.0","id":"${id}","source":"/${world.region}/clerk","type":` };
        break;
      case 1:
        yield report('clerk', `${world.region}x`, period, to, { population: 1 });
        break;
      case 2:
        yield report('clerk', world.region, period, to, { 'no.such-measure': 1 });
        break;
      default:
        yield {
          day,
          event: event(FEED_RECORD_TYPES.serviceRecorded, `/${world.region}/clerk`, id, day, {
            orgUnit: world.region,
            service: 'no-such-service',
            occurredOn: period,
          }),
        };
    }
  }
}
