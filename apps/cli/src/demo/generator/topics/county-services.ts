import { report, type Arrival } from '../feed-event.js';
import { monthsOf, type World } from '../world.js';

/** Month from which a county has a hospice ward; the others have had one since January. */
const HOSPICE: Readonly<Record<string, number>> = {
  '370826': 10,
  '370831': 12,
  '370832': 11,
  '370829': 6,
  '370827': 4,
};
const MENTAL_HEALTH: Readonly<Record<string, number>> = { '370831': 8, '370826': 6, '370832': 5 };

/** What each county offers, reported each month: 1 where it does. */
export function* countyServices(world: World): Generator<Arrival> {
  for (const county of world.counties) {
    const random = world.random(`county-services/${county.code}`);
    for (const { number, period, to } of monthsOf(world.year)) {
      yield report('medical-administration', county.code, period, to, {
        'hospice.wards': number >= (HOSPICE[county.code] ?? 1) ? 1 : 0,
        'mental-health.public-service': number >= (MENTAL_HEALTH[county.code] ?? 1) ? 1 : 0,
        'mental-health.lectures': number <= 2 || random.chance(0.42) ? 1 : 0,
      });
    }
  }
}
