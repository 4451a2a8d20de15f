import type { Colour, TargetState } from '#plans';
import type { WrittenTarget } from './little-city.js';
import { reports, type YearRecord } from './year-records.js';
import { walk, type Surroundings } from './year-walk.js';

/** The value and the state of one county before the deadline, on it, and after it. */
export type Course = readonly [number, TargetState, number, TargetState, number, TargetState];

const COUNTIES = ['east', 'west', 'south'];
const MONTHS = ['2025-03', '2025-06', '2025-08'] as const;
const STOPS = ['2025-03-31', '2025-06-30', '2025-08-31'] as const;

/** The colours of the plan language. */
const COLOURS: Readonly<Record<TargetState, Colour>> = {
  'not-started': 'grey',
  'no-data': 'grey',
  'on-track': 'green',
  'due-soon': 'blue',
  behind: 'yellow',
  missed: 'red',
  reached: 'green',
  'made-good': 'yellow-green',
};

/** Beds, a level, of up to three counties in March, June and August. The deadline is the end of June. */
export function levels(
  title: string,
  target: WrittenTarget,
  courses: readonly Course[],
  more: readonly YearRecord[] = [],
): void {
  const values = ([march, , june, , august]: Course) => [march, june, august];
  run(title, { indicator: 'beds', ...target }, 'beds', courses, values, more);
}

/** Visits, a total that only grows: told are the totals so far. */
export function totals(
  title: string,
  target: WrittenTarget,
  courses: readonly Course[],
  more: readonly YearRecord[] = [],
): void {
  const values = ([march, , june, , august]: Course) => [march, added(march, june), added(june, august)];
  run(title, { indicator: 'visits', ...target }, 'visits', courses, values, more);
}

/** Another level than beds. */
export function levelsOf(measure: string, title: string, target: WrittenTarget, courses: readonly Course[]): void {
  const values = ([march, , june, , august]: Course) => [march, june, august];
  run(title, { indicator: measure, ...target }, measure, courses, values, []);
}

function run(
  title: string,
  target: WrittenTarget,
  measure: string,
  courses: readonly Course[],
  valuesOf: (course: Course) => readonly number[],
  more: readonly YearRecord[],
  surroundings: Surroundings = {},
): void {
  const records = courses.flatMap((course, i) => {
    const values = valuesOf(course);
    return reports(COUNTIES[i]!, measure, Object.fromEntries(MONTHS.map((month, m) => [month, values[m]!])));
  });
  const scope = { orgUnit: 'city', andEach: 'county' };
  const path = walk(title, { appliesTo: scope, deadline: '上半年', ...target }, [...records, ...more], surroundings);
  STOPS.forEach((stop, m) => {
    courses.forEach((course, i) => {
      const [value, state] = [course[2 * m] as number, course[2 * m + 1] as TargetState];
      // Once it is reached on its deadline, the value stays that of the deadline.
      const isSettled = m === 2 && state === 'reached';
      path.at(COUNTIES[i]!).on(stop, state, COLOURS[state], isSettled ? {} : { value });
    });
  });
}

/** Without the last digits of doubles. */
function added(before: number, after: number): number {
  return Math.round((after - before) * 100) / 100;
}
