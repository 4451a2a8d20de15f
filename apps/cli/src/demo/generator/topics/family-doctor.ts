import { report, type Arrival } from '../feed-event.js';
import { monthsOf, moving, type World } from '../world.js';
import { chronicPatientsOf, hospitalDoctorsOf, householdsOf } from './sizes.js';

/** Households and patients signed by each month's end. */
export function* familyDoctor(world: World): Generator<Arrival> {
  for (const county of world.counties) {
    for (const month of monthsOf(world.year)) {
      const share = (from: number, to: number) => Math.min(100, moving(from, to, month.passed) * county.pace) / 100;
      const enrolled = Math.min(1, moving(0.86, 1.1, month.passed) * county.pace ** 0.2);
      yield report('family-doctor', county.code, month.period, month.to, {
        'family-doctor.households-signed': Math.round(householdsOf(county) * share(12, 31.5)),
        'family-doctor.elderly-chronic-signed': Math.round(chronicPatientsOf(county) * share(42, 91.5)),
        'family-doctor.hospital-doctors-enrolled': Math.round(hospitalDoctorsOf(county) * enrolled),
      });
    }
  }
}
