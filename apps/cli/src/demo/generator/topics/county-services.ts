import { report, type Arrival } from '../feed-event.js';
import { monthsOf, type World } from '../world.js';

/** Month from which a county has what the plan asks of each; 13: not this year, absent: since January. */
type Since = Readonly<Record<string, number>>;

const NOT_THIS_YEAR = 13;

const HOSPICE: Since = { '370826': 10, '370831': 12, '370832': 11, '370829': 6, '370827': 4 };
const MENTAL_HEALTH: Since = { '370831': 8, '370826': 6, '370832': 5 };
/** Qufu and Yutai go first. */
const SANMING: Since = {
  '370811': 9,
  '370812': 8,
  '370826': 12,
  '370827': 5,
  '370828': 10,
  '370829': 11,
  '370830': 10,
  '370831': NOT_THIS_YEAR,
  '370832': NOT_THIS_YEAR,
  '370881': 3,
  '370883': 7,
};
const SPECIAL_FUND: Since = { '370811': 4, '370826': 11, '370829': 9, '370830': 6, '370831': 12, '370832': 10 };
const TCM_MODEL: Since = { '370826': 9, '370828': NOT_THIS_YEAR, '370829': 11, '370831': NOT_THIS_YEAR, '370832': 10 };
const FOOD_SAFETY: Since = { '370826': 11, '370827': 5, '370830': 7, '370831': 12, '370832': 8 };
const EXAM_BODY: Since = { '370826': NOT_THIS_YEAR, '370828': 6, '370831': 10, '370832': 12 };

/** What each county offers, reported each month: 1 where it does. */
export function* countyServices(world: World): Generator<Arrival> {
  for (const { code } of world.counties) {
    const random = world.random(`county-services/${code}`);
    for (const { number, period, to } of monthsOf(world.year)) {
      const has = (since: Since) => (number >= (since[code] ?? 1) ? 1 : 0);
      yield report('medical-administration', code, period, to, {
        'hospice.wards': has(HOSPICE),
        'mental-health.public-service': has(MENTAL_HEALTH),
        'mental-health.lectures': number <= 2 || random.chance(0.42) ? 1 : 0,
        'jining.sanming-in-place': has(SANMING),
        'finance.special-fund-mechanism': has(SPECIAL_FUND),
        'tcm.model-county': has(TCM_MODEL),
        'food-safety.own-monitoring': has(FOOD_SAFETY),
        'occupational.public-exam-body': has(EXAM_BODY),
      });
    }
  }
}
