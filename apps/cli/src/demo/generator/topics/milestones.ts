import { dayOf, formatDay, type Day } from '#calendar';
import { FEED_RECORD_TYPES } from '#feed';
import { event, type Arrival } from '../feed-event.js';
import { isOf, on, type World } from '../world.js';

const CDC = '370811001-9';
const MATERNITY_HOSPITAL = '370811001-8';
const FIRST_PEOPLES_HOSPITAL = '370811001-5';
const COLLEGE_HOSPITAL = '370811001-6';

type Reached = readonly [milestone: string, unit: string, month: number, dayOfMonth: number];

/** What is reached once, where, and when. What is missing here is not reached this year: 国考, the pilot, the newborn centre. */
const REACHED: readonly Reached[] = [
  ['childcare-opinion', '370800', 3, 28],
  ['surveillance-one-map', '370800', 6, 20],
  ['two-prescription-models', '370800', 9, 12],
  ['emergency-plans', '370800', 11, 18],
  ['mother-to-child-certified', '370800', 10, 22],
  ['cdc-regional-centre', CDC, 12, 9],
  ['prenatal-diagnosis-centre', MATERNITY_HOSPITAL, 11, 5],
  ['paediatric-regional-centre', FIRST_PEOPLES_HOSPITAL, 12, 18],
  ['paediatric-specialty', '370883001-1', 8, 26],
  ['prevention-treatment-hospital', COLLEGE_HOSPITAL, 5, 15],
  ['provincial-quality-hospital', FIRST_PEOPLES_HOSPITAL, 4, 17],
  ['provincial-quality-hospital', COLLEGE_HOSPITAL, 10, 30],
  ['provincial-county-hospital', '370883001-1', 5, 21],
  ['provincial-county-hospital', '370881001-1', 9, 24],
  ['county-maternity-2a', '370883', 10, 16],
  ['tight-medical-group', '370811', 11, 27],
  ['county-prescription-review', '370883', 3, 20],
  ['county-prescription-review', '370812', 6, 25],
  ['county-prescription-review', '370828', 9, 4],
  ['hospital-prescription-review', '370883001-1', 3, 12],
  ['hospital-prescription-review', '370812001-1', 5, 28],
  ['hospital-prescription-review', '370828001-1', 8, 20],
  ['child-friendly-hospital', MATERNITY_HOSPITAL, 3, 6],
  ['child-friendly-hospital', FIRST_PEOPLES_HOSPITAL, 2, 11],
];

/** Milestones that were begun, reached, or given up. */
export function* milestones(world: World): Generator<Arrival> {
  for (const [milestone, unit, month, dayOfMonth] of REACHED)
    yield* reached(world, milestone, unit, on(world, month, dayOfMonth));
  yield state('maternity-centre-level-3', MATERNITY_HOSPITAL, 'started', on(world, 2, 17));
  yield state('prevention-treatment-pilot', CDC, 'started', on(world, 3, 3));
  yield state('prevention-treatment-pilot', CDC, 'cancelled', on(world, 10, 9));
  yield* countyHospitals(world);
  // Reached four days after the deadline: made good, and the red stays in the history.
  yield* reached(world, 'hospital-prescription-review', '370830001-1', dayOf(world.year + 1, 1, 4)!);
}

/** One hospital a county: two stay below the national standard, and all become child-friendly. */
function* countyHospitals(world: World): Generator<Arrival> {
  for (const [at, county] of world.counties.entries()) {
    const hospital = county.facilities.find((unit) => isOf(unit, { types: ['综合医院'] }));
    if (!hospital) continue;
    if (county.pace >= 0.94) yield* reached(world, 'county-hospital-standard', hospital.code, on(world, at + 1, 10));
    if (at < 9) yield* reached(world, 'child-friendly-hospital', hospital.code, on(world, at + 1, 25));
  }
}

/** Begun in the first days of the year, reached on the day. */
function* reached(world: World, milestone: string, orgUnit: string, day: Day): Generator<Arrival> {
  yield state(milestone, orgUnit, 'started', on(world, 1, 6));
  yield state(milestone, orgUnit, 'reached', day);
}

function state(milestone: string, orgUnit: string, now: 'started' | 'reached' | 'cancelled', day: Day): Arrival {
  const evidence =
    now === 'reached'
      ? { evidence: { document: `济卫发〔${formatDay(day).slice(0, 4)}〕${formatDay(day).slice(5)}` } }
      : {};
  return {
    day,
    event: event(
      FEED_RECORD_TYPES.milestoneUpdated,
      '/jining/projects',
      `projects/${milestone}/${orgUnit}/${now}`,
      day,
      {
        orgUnit,
        milestone,
        state: now,
        occurredOn: formatDay(day),
        ...evidence,
      },
    ),
  };
}
