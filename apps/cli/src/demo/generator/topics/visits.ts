import { report, type Arrival } from '../feed-event.js';
import { monthsOf, moving, type World } from '../world.js';

/** Admissions and visits of each month, and how many of them stayed near home. */
export function* visits(world: World): Generator<Arrival> {
  for (const county of world.counties) {
    const random = world.random(`visits/${county.code}`);
    for (const month of monthsOf(world.year)) {
      const admissions = Math.round(county.people * 0.0145 * random.between(0.92, 1.08));
      const visited = Math.round(county.people * 0.46 * random.between(0.92, 1.08));
      yield report('hospital-information', county.code, month.period, month.to, {
        'inpatients.residents': admissions,
        'inpatients.residents-in-county': Math.round(
          (admissions * moving(81.8, 85.2, month.passed) * county.pace ** 0.4) / 100,
        ),
        'outpatients.visits': visited,
        'outpatients.visits-primary': Math.round(
          (visited * moving(60.5, 66.4, month.passed) * county.pace ** 0.4) / 100,
        ),
      });
    }
  }
}
