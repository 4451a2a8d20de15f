import { report, type Arrival } from '../feed-event.js';
import { monthsOf, moving, type World } from '../world.js';

/** Screenings of pregnant women and newborns, and the survey of girls, each month. */
export function* maternalAndChild(world: World): Generator<Arrival> {
  for (const county of world.counties) {
    const random = world.random(`maternal-and-child/${county.code}`);
    for (const month of monthsOf(world.year)) {
      const pregnant = Math.round(county.people * 0.00056 * random.between(0.9, 1.1));
      const births = Math.round(county.people * 0.00052 * random.between(0.9, 1.1));
      const girls = random.whole(80, 120);
      const of = (all: number, percent: number) => Math.min(all, Math.round((all * percent) / 100));
      yield report('maternal-and-child', county.code, month.period, month.to, {
        'maternal.pregnant-women': pregnant,
        'maternal.prenatal-screened': of(pregnant, moving(90.5, 94.5, month.passed) * county.pace ** 0.2),
        'newborn.live-births': births,
        'newborn.metabolic-screened': of(births, random.between(96, 99)),
        'hpv.girls-surveyed': girls,
        'hpv.girls-informed': of(girls, random.between(91, 95)),
        'hpv.girls-satisfied': of(girls, moving(85, 96.5, month.passed)),
      });
    }
  }
}
