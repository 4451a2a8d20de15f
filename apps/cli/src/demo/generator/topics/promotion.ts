import { report, type Arrival } from '../feed-event.js';
import { eachCountyMonthly, lastYear, regionMonthly } from '../monthly.js';
import { monthsOf, moving, perMonth, type World } from '../world.js';
import { peopleOf } from './sizes.js';

/** Totals of the region. */
const ACTIVITIES = 846;
const LECTURES = 172;
/** Residents asked each month for the survey of health literacy. */
const SURVEYED = 650;
/** Percent of them who were literate the year before. */
const LITERATE = 31.8;

/** Lectures, visits and press conferences; and health literacy, which rises by less than it should. */
export function* promotion(world: World): Generator<Arrival> {
  const months = monthsOf(world.year);
  const people = peopleOf(world.counties);
  const shares = new Map(
    world.counties.map((county) => {
      const total = (all: number) => perMonth((all * county.people) / people, months, (passed) => passed ** 0.9);
      return [county.code, { activities: total(ACTIVITIES), lectures: total(LECTURES) }];
    }),
  );
  yield* eachCountyMonthly(world, 'health-promotion', (county, { number }) => ({
    'promotion.expert-activities': shares.get(county.code)!.activities[number - 1]!,
    'promotion.lectures': shares.get(county.code)!.lectures[number - 1]!,
  }));
  yield* regionMonthly(world, 'press-office', {
    'promotion.press-conferences': [1, 0, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0],
  });
  yield lastYear(world, 'health-literacy', world.region, surveyed(12 * SURVEYED, LITERATE));
  for (const { period, to, passed } of months) {
    const literate = LITERATE + moving(0.9, 2.1, passed);
    yield report('health-literacy', world.region, period, to, surveyed(SURVEYED, literate));
  }
}

function surveyed(residents: number, literate: number) {
  return {
    'health-literacy.surveyed': residents,
    'health-literacy.literate': Math.round((residents * literate) / 100),
  };
}
