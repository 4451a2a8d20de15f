import type { Arrival } from '../feed-event.js';
import { eachCountyLastYear, eachCountyMonthly } from '../monthly.js';
import { monthsOf, moving, perMonth, type County, type World } from '../world.js';

const SYSTEM = 'maternal-and-child';

/** A month's births, about. */
const birthsOf = ({ people }: County) => people * 0.00052;
/** Of a thousand live births. More infants die than the year before, but in the fast counties: the plan does not allow it. */
const INFANT_DEATHS_BEFORE = 2.52;
const infantDeathsOf = ({ pace }: County) => (pace > 1.02 ? 2.35 : 2.85);
/** Three mothers died the year before, two die in this one. */
const MATERNAL_DEATHS_BEFORE: readonly string[] = ['370811', '370829', '370883'];
const MATERNAL_DEATHS: Readonly<Record<string, number>> = { '370832': 5, '370826': 9 };

/** Screenings of pregnant women and newborns, births and deaths, and the survey of girls, each month. */
export function* maternalAndChild(world: World): Generator<Arrival> {
  yield* eachCountyLastYear(world, SYSTEM, (county) => ({
    'newborn.live-births': Math.round(birthsOf(county) * 12),
    'maternal.deaths': MATERNAL_DEATHS_BEFORE.includes(county.code) ? 1 : 0,
    'infant.deaths': Math.round((birthsOf(county) * 12 * INFANT_DEATHS_BEFORE) / 1_000),
  }));
  const deaths = new Map(
    world.counties.map((county) => [
      county.code,
      perMonth((birthsOf(county) * 12 * infantDeathsOf(county)) / 1_000, monthsOf(world.year), (passed) => passed),
    ]),
  );
  yield* eachCountyMonthly(world, SYSTEM, (county, { number, passed }, random) => {
    const pregnant = Math.round(county.people * 0.00056 * random.between(0.9, 1.1));
    const births = Math.round(birthsOf(county) * random.between(0.9, 1.1));
    const girls = random.whole(80, 120);
    const of = (all: number, percent: number) => Math.min(all, Math.round((all * percent) / 100));
    return {
      'maternal.pregnant-women': pregnant,
      'maternal.prenatal-screened': of(pregnant, moving(90.5, 94.5, passed) * county.pace ** 0.2),
      'maternal.deaths': MATERNAL_DEATHS[county.code] === number ? 1 : 0,
      'newborn.live-births': births,
      'newborn.metabolic-screened': of(births, random.between(96, 99)),
      'infant.deaths': deaths.get(county.code)![number - 1]!,
      'hpv.girls-surveyed': girls,
      'hpv.girls-informed': of(girls, random.between(91, 95)),
      'hpv.girls-satisfied': of(girls, moving(85, 96.5, passed)),
    };
  });
}
