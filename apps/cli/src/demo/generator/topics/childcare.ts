import { report, type Arrival } from '../feed-event.js';
import { monthsOf, moving, type World } from '../world.js';

/** Childcare places and institutions at each month's end. */
export function* childcare(world: World): Generator<Arrival> {
  for (const county of world.counties) {
    for (const month of monthsOf(world.year)) {
      const places = Math.round((county.people / 1_000) * moving(5.02, 5.24, month.passed) * county.pace ** 0.3);
      const institutions = Math.round(county.people / 11_500);
      yield report('childcare', county.code, month.period, month.to, {
        'childcare.places': places,
        'childcare.places-used': Math.round((places * moving(58.5, 63.5, month.passed)) / 100),
        'childcare.institutions': institutions,
        'childcare.institutions-registered': Math.round((institutions * moving(88, 94, month.passed)) / 100),
      });
    }
  }
}
