import { report, type Arrival, type Figures } from './feed-event.js';
import type { Random } from './random.js';
import { monthsOf, on, type County, type Month, type World } from './world.js';

/** What one feeding system reports of each county at each month's end. */
export function* eachCountyMonthly(
  world: World,
  system: string,
  figures: (county: County, month: Month, random: Random) => Figures,
): Generator<Arrival> {
  for (const county of world.counties) {
    const random = world.random(`${system}/${county.code}`);
    for (const month of monthsOf(world.year)) {
      yield report(system, county.code, month.period, month.to, figures(county, month, random));
    }
  }
}

/** What a feeding system of the region itself reports at each month's end: twelve numbers by measure. */
export function* regionMonthly(
  world: World,
  system: string,
  table: Readonly<Record<string, readonly number[]>>,
): Generator<Arrival> {
  for (const { number, period, to } of monthsOf(world.year)) {
    const figures = Object.entries(table).map(([measure, months]) => [measure, months[number - 1]!] as const);
    yield report(system, world.region, period, to, Object.fromEntries(figures));
  }
}

/** The year before as one report, sent in the first days of the year: totals of it, and levels at its end. */
export function lastYear(world: World, system: string, orgUnit: string, figures: Figures): Arrival {
  return report(system, orgUnit, String(world.year - 1), on(world, 1, 2), figures);
}

/** The year before of each county. */
export function* eachCountyLastYear(
  world: World,
  system: string,
  figures: (county: County) => Figures,
): Generator<Arrival> {
  for (const county of world.counties) yield lastYear(world, system, county.code, figures(county));
}
