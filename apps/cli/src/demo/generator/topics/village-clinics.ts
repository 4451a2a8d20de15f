import { report, type Arrival } from '../feed-event.js';
import { monthsOf, moving, perMonth, type World } from '../world.js';
import { villageClinicsOf } from './sizes.js';

/** Totals of the city. */
const UPGRADED = 2_080;
const CENTRES = 104;
/** Township centres with a speciality, one county having one and the others two: 20, the last of them in December. */
const FEATURED = 2;

/** Village clinics at each month's end, and what was built or upgraded in it. */
export function* villageClinics(world: World): Generator<Arrival> {
  const months = monthsOf(world.year);
  const people = world.counties.reduce((sum, county) => sum + county.people, 0);
  for (const [at, county] of world.counties.entries()) {
    const all = villageClinicsOf(county);
    const early = (passed: number) => passed ** 0.6;
    const upgraded = perMonth((UPGRADED * county.people) / people, months, early);
    const centres = perMonth((CENTRES * county.people) / people, months, early);
    const featured = perMonth(
      at % 5 === 4 ? FEATURED - 1 : FEATURED,
      months,
      (passed) => passed ** (county.pace < 1 ? 2 : 0.9),
    );
    for (const month of months) {
      const integrated = Math.round((all * moving(77.5, 84, month.passed) * county.pace ** 0.4) / 100);
      // One county has two clinics left whose owners did not sign.
      const owned = county.code === '370832' ? integrated - 2 : integrated;
      yield report('primary-care', county.code, month.period, month.to, {
        'village-clinics.all': all,
        'village-clinics.integrated': integrated,
        'village-clinics.integrated-publicly-owned': Math.min(
          owned,
          Math.round((integrated * moving(96, 101, month.passed)) / 100),
        ),
        'jining.upgraded-village-clinics': upgraded[month.number - 1]!,
        'jining.centre-village-clinics': centres[month.number - 1]!,
        'jining.featured-township-centres': featured[month.number - 1]!,
      });
    }
  }
}
