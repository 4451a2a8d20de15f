import { report, type Arrival } from '../feed-event.js';
import { lastYear } from '../monthly.js';
import { monthsOf, moving, type World } from '../world.js';

const SYSTEM = 'blood-station';

const DONATIONS = 84_600;
const REGULAR_SHARE = 41;

/** The blood station's months: more donations and more blood than a year ago, but fewer donors who come regularly. */
export function* blood(world: World): Generator<Arrival> {
  yield lastYear(world, SYSTEM, world.region, donated(82_300, REGULAR_SHARE));
  const random = world.random(SYSTEM);
  for (const { period, to, passed } of monthsOf(world.year)) {
    const donations = Math.round((DONATIONS / 12) * random.between(0.985, 1.015));
    yield report(SYSTEM, world.region, period, to, donated(donations, REGULAR_SHARE + moving(0.5, -1.8, passed)));
  }
}

function donated(donations: number, regularShare: number) {
  const donors = Math.round(donations * 0.93);
  return {
    'blood.donations': donations,
    'blood.volume': Math.round(donations * 1.69),
    'blood.donors': donors,
    'blood.regular-donors': Math.round((donors * regularShare) / 100),
  };
}
