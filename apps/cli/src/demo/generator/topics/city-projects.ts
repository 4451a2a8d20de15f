import { report, type Arrival } from '../feed-event.js';
import { monthsOf, type World } from '../world.js';

/** What the city adds in each month of the year. */
const ADDED: Readonly<Record<string, readonly number[]>> = {
  'jining.provincial-public-health-specialties': [0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0],
  'jining.disease-centres': [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0],
  'jining.national-specialties': [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0],
  'jining.provincial-county-specialties': [0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0],
  'jining.municipal-specialties': [0, 0, 0, 12, 0, 0, 0, 0, 0, 20, 0, 0],
  'jining.boutique-specialties': [0, 0, 0, 4, 0, 0, 0, 0, 0, 6, 0, 0],
  'jining.famous-doctor-studios': [2, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0],
};

/** The health commission's own report, each month. */
export function* cityProjects(world: World): Generator<Arrival> {
  for (const { number, period, to } of monthsOf(world.year)) {
    const figures = Object.entries(ADDED).map(([measure, added]) => [measure, added[number - 1]!] as const);
    yield report('health-commission', world.region, period, to, Object.fromEntries(figures));
  }
}
