import { formatDay, type Day } from '#calendar';
import { FEED_RECORD_TYPES } from '#feed';
import { event, type Arrival } from '../feed-event.js';
import { isOf, on, type County, type World } from '../world.js';

const SYSTEM = 'drug-supply';
const CASES_A_COUNTY = 6;

/** Days from reported to verified and from there to resolved; `null`: not by the year's end. The limits are 5 and 3. */
interface Course {
  readonly reported: Day;
  readonly verifiedAfter: number;
  readonly resolvedAfter: number | null;
}

/** Reports of drugs that ran short: nearly all are handled within 5 + 3 days, a few are not, one is open still. */
export function* drugShortage(world: World): Generator<Arrival> {
  for (const county of world.counties) {
    const random = world.random(`${SYSTEM}/${county.code}`);
    for (let number = 1; number <= CASES_A_COUNTY; number++) {
      const course = {
        reported: on(world, number * 2 - random.whole(0, 1), random.whole(1, 16)),
        verifiedAfter: random.whole(1, 4),
        resolvedAfter: random.whole(1, 3),
      };
      yield* stages(county, number, lateOnes(world, county.code, number) ?? course);
    }
  }
}

/** The cases that break a limit. */
function lateOnes(world: World, county: string, number: number): Course | undefined {
  if (county === '370826' && number === 3) return { reported: on(world, 6, 3), verifiedAfter: 9, resolvedAfter: 3 };
  if (county === '370831' && number === 5) return { reported: on(world, 9, 15), verifiedAfter: 4, resolvedAfter: 8 };
  if (county === '370832' && number === 6) return { reported: on(world, 12, 8), verifiedAfter: 5, resolvedAfter: null };
  return undefined;
}

function* stages(county: County, number: number, course: Course): Generator<Arrival> {
  const hospital = county.facilities.find((unit) => isOf(unit, { types: ['综合医院'] }));
  if (!hospital) return;
  const caseId = `DS-${county.code}-${number}`;
  const stage = (name: string, day: Day): Arrival => ({
    day,
    event: event(FEED_RECORD_TYPES.caseUpdated, `/jining/${SYSTEM}`, `${SYSTEM}/${caseId}/${name}`, day, {
      orgUnit: hospital.code,
      caseType: 'drug-shortage',
      caseId,
      stage: name,
      occurredAt: `${formatDay(day)}T09:30:00+08:00`,
    }),
  });
  const verified = course.reported + course.verifiedAfter;
  yield stage('reported', course.reported);
  yield stage('verified', verified);
  if (course.resolvedAfter !== null) yield stage('resolved', verified + course.resolvedAfter);
}
