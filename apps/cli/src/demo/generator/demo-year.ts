import { formatDay } from '#calendar';
import type { OrgUnit } from '#org';
import { amended, sentTwice } from './amendments.js';
import { defects } from './defects.js';
import type { Arrival } from './feed-event.js';
import { LARGE_TOPICS, TOPICS } from './topics/index.js';
import { monthsOf, worldOf, type Month, type World } from './world.js';

/** What reaches the intake in one month, in the order of arrival. */
export interface DemoMonth {
  /** `2025-03`; the last one is January of the year after, with what came late. */
  readonly month: string;
  /** The records' own texts. Made anew each time: those of a whole year are large. */
  records(): readonly string[];
}

export const DEMO_REGIONS = { jining: { plan: 'jining-2025', region: '370800', year: 2025 } } as const;
export type DemoRegion = keyof typeof DEMO_REGIONS;

/** A made-up year of a region, the same for the same seed. */
export function demoYear(region: DemoRegion, seed: number, orgUnits: readonly OrgUnit[]): readonly DemoMonth[] {
  const { year, region: code } = DEMO_REGIONS[region];
  const world = worldOf(seed, year, code, orgUnits);
  const said = TOPICS.flatMap((topic) => [...topic(world)]);
  const months = new Map<string, Arrival[]>(monthsOf(year).map(({ period }) => [period, []]));
  for (const arrival of inOrder([...amended(world, said), ...defects(world)])) {
    const month = formatDay(arrival.day).slice(0, 7);
    const arrivals = months.get(month);
    if (arrivals) arrivals.push(arrival);
    else months.set(month, [arrival]);
  }
  const large = new Map(monthsOf(year).map((month) => [month.period, month]));
  return [...months].map(([month, arrivals]) => ({
    month,
    records: () => inOrder([...arrivals, ...largeOnes(world, large.get(month))]).map(textOf),
  }));
}

function* largeOnes(world: World, month: Month | undefined): Generator<Arrival> {
  if (month) for (const topic of LARGE_TOPICS) yield* sentTwice(world, month, topic(world, month));
}

/** By day, and on one day as they were said. */
function inOrder(arrivals: readonly Arrival[]): readonly Arrival[] {
  return arrivals.toSorted((a, b) => a.day - b.day);
}

function textOf({ event }: Arrival): string {
  return typeof event === 'string' ? event : JSON.stringify(event);
}
