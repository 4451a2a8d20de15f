import type { Arrival } from '../feed-event.js';
import { eachCountyLastYear, eachCountyMonthly } from '../monthly.js';
import { monthsOf, moving, perMonth, type World } from '../world.js';
import { primaryCareStaffOf, villageDoctorsOf } from './sizes.js';

const SYSTEM = 'primary-care-staff';

/** Percent of village doctors who were licensed when the year began. */
const LICENSED = 38.6;
/** Pay per head and year, in 万元. */
const PAY_BEFORE = 9.6;
const PAY_NOW = 10;

/** Village doctors and their training, and what staff of primary care earn. All doctors are trained by the year's end. */
export function* villageDoctors(world: World): Generator<Arrival> {
  yield* eachCountyLastYear(world, SYSTEM, (county) => ({
    'village-doctors.all': villageDoctorsOf(county),
    'village-doctors.licensed': Math.round((villageDoctorsOf(county) * LICENSED) / 100),
    'workforce.primary-care': primaryCareStaffOf(county),
    'pay.primary-care': Math.round(primaryCareStaffOf(county) * PAY_BEFORE),
  }));
  const months = monthsOf(world.year);
  const trained = new Map(
    world.counties.map((county) => [
      county.code,
      perMonth(villageDoctorsOf(county), months, (passed) => passed ** (1 / county.pace ** 3)),
    ]),
  );
  yield* eachCountyMonthly(world, SYSTEM, (county, { number, passed }) => {
    const doctors = villageDoctorsOf(county);
    const staff = primaryCareStaffOf(county);
    const licensed = LICENSED + moving(0.1, 2.5, passed) * county.pace ** 2;
    return {
      'village-doctors.all': doctors,
      'village-doctors.licensed': Math.round((doctors * licensed) / 100),
      'village-doctors.trained': trained.get(county.code)![number - 1]!,
      'workforce.primary-care': staff,
      'pay.primary-care': Math.round((staff * PAY_NOW) / 12),
    };
  });
}
