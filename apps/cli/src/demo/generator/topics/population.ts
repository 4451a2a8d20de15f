import { formatDay } from '#calendar';
import { report, type Arrival } from '../feed-event.js';
import { eachCountyLastYear } from '../monthly.js';
import { on, type World } from '../world.js';
import { childrenOf, chronicPatientsOf, dosesDueOf, hospitalDoctorsOf, householdsOf } from './sizes.js';

/** What is counted once, on the first day: the denominators of the year. Of the year before, residents alone. */
export function* population(world: World): Generator<Arrival> {
  yield* eachCountyLastYear(world, 'statistics', ({ people }) => ({
    'population.resident': Math.round(people * 1.002),
  }));
  const day = on(world, 1, 1);
  for (const county of world.counties) {
    yield report('statistics', county.code, formatDay(day), day, {
      'population.resident': county.people,
      'population.children': childrenOf(county),
      'households.resident': householdsOf(county),
      'immunisation.programme-doses-due': dosesDueOf(county),
      'family-doctor.elderly-chronic': chronicPatientsOf(county),
      'family-doctor.hospital-doctors-due': hospitalDoctorsOf(county),
    });
  }
}
