import type { Arrival } from '../feed-event.js';
import { eachCountyMonthly } from '../monthly.js';
import { monthsOf, moving, perMonth, type World } from '../world.js';
import { hazardousEmployersOf, supervisedUnitsOf } from './sizes.js';

/** Employers that declared their hazards, and inspections in key areas. Both are complete in autumn. */
export function* supervision(world: World): Generator<Arrival> {
  const months = monthsOf(world.year);
  const covered = new Map(
    world.counties.map((county) => [
      county.code,
      perMonth(supervisedUnitsOf(county), months, (passed) => (passed * 1.08) ** (1 / county.pace)),
    ]),
  );
  yield* eachCountyMonthly(world, 'supervision', (county, { number, passed }) => {
    const employers = hazardousEmployersOf(county);
    return {
      'occupational.employers-due': employers,
      'occupational.employers-declared': Math.min(employers, Math.round((employers * moving(92, 102, passed)) / 100)),
      'supervision.key-units-due': supervisedUnitsOf(county),
      'supervision.key-units-covered': covered.get(county.code)![number - 1]!,
    };
  });
}
