import type { Arrival } from '../feed-event.js';
import { eachCountyMonthly } from '../monthly.js';
import { monthsOf, perMonth, type World } from '../world.js';
import { pupilsOf } from './sizes.js';

/** Percent of pupils screened by the year's end. */
const SCREENED = 63.5;

/** Screening for scoliosis in schools. */
export function* spine(world: World): Generator<Arrival> {
  const months = monthsOf(world.year);
  const screened = new Map(
    world.counties.map((county) => [
      county.code,
      perMonth((pupilsOf(county) * SCREENED * county.pace ** 0.8) / 100, months, duringTerms),
    ]),
  );
  yield* eachCountyMonthly(world, 'school-health', (county, { number }) => ({
    'spine.children-due': pupilsOf(county),
    'spine.children-screened': screened.get(county.code)![number - 1]!,
  }));
}

/** Nothing in the holidays of winter and summer. */
function duringTerms(passed: number): number {
  const taught = [0, 0.04, 0.16, 0.29, 0.41, 0.52, 0.52, 0.52, 0.66, 0.79, 0.91, 1];
  return taught[Math.round(passed * 12) - 1]!;
}
