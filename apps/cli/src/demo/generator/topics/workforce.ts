import { report, type Arrival } from '../feed-event.js';
import { monthsOf, moving, perMonth, type World } from '../world.js';
import { childrenOf } from './sizes.js';

/** People sent down in the whole city. */
const SENT_DOWN = 1_060;

/** Nurses, paediatricians and beds at each month's end; staff sent down each month. */
export function* workforce(world: World): Generator<Arrival> {
  const months = monthsOf(world.year);
  const people = world.counties.reduce((sum, county) => sum + county.people, 0);
  for (const county of world.counties) {
    const sentDown = perMonth((SENT_DOWN * county.people) / people, months, (passed) => passed ** 0.6);
    for (const month of months) {
      const nurses = Math.round((county.people / 1_000) * moving(4.3, 4.56, month.passed) * county.pace ** 0.3);
      const children = childrenOf(county) / 1_000;
      yield report('workforce', county.code, month.period, month.to, {
        'workforce.nurses': nurses,
        'workforce.nurses-clinical': Math.round((nurses * moving(94.4, 95.8, month.passed)) / 100),
        'workforce.paediatricians': Math.round(children * moving(0.845, 0.89, month.passed)),
        'beds.paediatric': Math.round(children * moving(2.3, 2.42, month.passed) * county.pace ** 0.7),
        'workforce.staff-sent-down': sentDown[month.number - 1]!,
      });
    }
  }
}
