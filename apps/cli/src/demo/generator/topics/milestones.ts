import { dayOf, formatDay, type Day } from '#calendar';
import { FEED_RECORD_TYPES } from '#feed';
import { event, type Arrival } from '../feed-event.js';
import { isOf, on, type World } from '../world.js';
import { BEGUN, CDC, REACHED, REACHED_LATE } from './reached-milestones.js';

/** Milestones that were begun, reached, or given up. */
export function* milestones(world: World): Generator<Arrival> {
  for (const [milestone, unit, month, dayOfMonth] of REACHED)
    yield* reached(world, milestone, unit, on(world, month, dayOfMonth));
  for (const [milestone, unit, month, dayOfMonth] of BEGUN)
    yield state(milestone, unit, 'started', on(world, month, dayOfMonth));
  yield state('prevention-treatment-pilot', CDC, 'cancelled', on(world, 10, 9));
  yield* countyHospitals(world);
  for (const [milestone, unit, month, dayOfMonth] of REACHED_LATE)
    yield* reached(world, milestone, unit, dayOf(world.year + 1, month, dayOfMonth)!);
}

/** One hospital a county: two stay below the national standard, and nine become child-friendly. */
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
