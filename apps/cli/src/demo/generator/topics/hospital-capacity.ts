import { report, type Arrival, type Figures } from '../feed-event.js';
import { eachCountyLastYear, eachCountyMonthly } from '../monthly.js';
import { monthsOf, moving, on, type County, type World } from '../world.js';
import { hospitalBedsOf } from './sizes.js';

const SYSTEM = 'hospital-capacity';

/** At the end of the year before. */
const dialysisMachinesOf = ({ people }: County) => Math.round(people / 6_800);
const pharmacistDepartmentsOf = ({ people }: County) => Math.round(people / 21_000);
const publicHealthStaffOf = ({ people }: County) => Math.round(people * 0.00066);
const STAFF_PER_BED = 1.31;

const rehabilitationOf = ({ people }: County, bedsBy: number, physiciansBy: number): Figures => ({
  'beds.rehabilitation': Math.round((people / 3_600) * bedsBy),
  'workforce.rehabilitation-physicians': Math.round((people / 15_000) * physiciansBy),
});

/**
 * Beds, staff, machines and rooms of hospitals. But in the fast counties there are fewer public-health staff than a
 * year ago, and rehabilitation physicians grow by less than 10 %.
 */
export function* hospitalCapacity(world: World): Generator<Arrival> {
  yield* eachCountyLastYear(world, SYSTEM, (county) => ({
    'hospital.beds': hospitalBedsOf(county),
    'hospital.staff': Math.round(hospitalBedsOf(county) * STAFF_PER_BED),
    'hospital.dialysis-machines': dialysisMachinesOf(county),
    'pharmacy.departments-with-pharmacist': pharmacistDepartmentsOf(county),
    'workforce.public-health': publicHealthStaffOf(county),
  }));
  yield* rehabilitationLastYear(world);
  yield* eachCountyMonthly(world, SYSTEM, (county, { passed }) => {
    const beds = Math.round(hospitalBedsOf(county) * moving(1, 1.015, passed));
    const rooms = Math.round(beds / 2.6);
    const isFast = county.pace > 1.02;
    return {
      'hospital.beds': beds,
      'hospital.staff': Math.round(beds * (STAFF_PER_BED + moving(0.004, 0.05, passed) * county.pace ** 2)),
      'hospital.dialysis-machines': Math.round(dialysisMachinesOf(county) * moving(1, 1.09, passed)),
      'pharmacy.departments-with-pharmacist': Math.round(pharmacistDepartmentsOf(county) * moving(1, 1.3, passed)),
      'workforce.public-health': Math.round(publicHealthStaffOf(county) * moving(1, isFast ? 1.01 : 0.975, passed)),
      'hospital.wards': rooms,
      'hospital.wards-two-three-beds': Math.round((rooms * moving(75.5, 82, passed) * county.pace ** 0.2) / 100),
      ...rehabilitationOf(county, moving(1.01, 1.13, passed), moving(1.005, isFast ? 1.125 : 1.055, passed)),
    };
  });
}

/** Month by month, since growth is taken over the same day of the year before. Hardly anything was added in it. */
function* rehabilitationLastYear(world: World): Generator<Arrival> {
  for (const county of world.counties) {
    for (const { period, passed } of monthsOf(world.year - 1)) {
      yield report(SYSTEM, county.code, period, on(world, 1, 2), rehabilitationOf(county, moving(0.998, 1, passed), 1));
    }
  }
}
