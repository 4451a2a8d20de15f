import { firstDayOfYear, formatDay, lastDayOfYear } from '#calendar';
import { report, type Arrival } from '../feed-event.js';
import type { County, World } from '../world.js';
import { on } from '../world.js';
import { dosesDueOf } from './sizes.js';

const SYSTEM = 'immunisation';

/** Doses given, a report a county and day. */
export function* immunisation(world: World): Generator<Arrival> {
  for (const county of world.counties) yield* dailyDoses(world, county);
}

function* dailyDoses(world: World, county: County): Generator<Arrival> {
  const random = world.random(`${SYSTEM}/${county.code}`);
  const first = firstDayOfYear(world.year);
  const days = lastDayOfYear(world.year) - first + 1;
  const total = (dosesDueOf(county) * county.vaccination) / 100;
  let given = 0;
  for (let at = 0; at < days; at++) {
    const due = total * ((at + 1) / days) ** county.lateness;
    // Some days see more people than others; what a day leaves is done on the next ones.
    const doses =
      at === days - 1 ? Math.round(due) - given : Math.max(0, Math.round((due - given) * random.between(0.7, 1.3)));
    given += doses;
    const day = first + at;
    const arrival = report(SYSTEM, county.code, formatDay(day), day, { 'immunisation.programme-doses-given': doses });
    yield isHeldUp(world, county, day) ? { ...arrival, day: on(world, 5, 6) } : arrival;
  }
}

/** Yutai's system sent nothing for eight weeks from the tenth of March and caught up on 6 May. */
function isHeldUp(world: World, county: County, day: number): boolean {
  return county.code === '370827' && day >= on(world, 3, 10) && day <= on(world, 5, 5);
}
