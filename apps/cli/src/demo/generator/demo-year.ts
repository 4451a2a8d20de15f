import { formatDay } from '#calendar';
import { nearest, type Catalogue } from '#plugin-host';
import { newestOf, type Plan } from '#plans';
import { amended, SISHUI_SLIP, sentTwice } from './amendments.js';
import { anyRegionYear } from './any-region/any-region-year.js';
import { slipIn, slips } from './any-region/slips.js';
import { defects } from './defects.js';
import type { Arrival } from './feed-event.js';
import { LARGE_TOPICS, TOPICS } from './topics/index.js';
import { monthsOf, plainWorld, worldOf, type Month, type World } from './world.js';

/** What reaches the intake in one month, in the order of arrival. */
export interface DemoMonth {
  /** `2025-03`; the last one is January of the year after, with what came late. */
  readonly month: string;
  /** The records' own texts. Made anew each time: those of a whole year are large. */
  records(): readonly string[];
}

/** The region whose year is told by hand, with stories of its own; the others' years are made from their plans. */
export const TOLD_REGION = 'jining';
/** Plugins of regions. */
export const DEMO_REGIONS = [TOLD_REGION, 'xiaoxian', 'shangyu', 'zhoucun', 'haian'] as const;
export type DemoRegion = (typeof DEMO_REGIONS)[number];

/** The plan that the demo of a region shows: the one of the loaded plugins, which are the region's and what it requires. */
export function demoPlan({ plans }: Catalogue): Plan {
  const [plan] = newestOf(plans);
  if (!plan) throw new Error('the plugins have no plan');
  return plan;
}

/** A region that is meant by a name, `undefined` where it is none, with the nearest one. */
export function nearestRegion(name: string): string | undefined {
  return nearest(name, DEMO_REGIONS);
}

/** A made-up year of a region, the same for the same seed. */
export function demoYear(region: DemoRegion, seed: number, catalogue: Catalogue): readonly DemoMonth[] {
  const plan = demoPlan(catalogue);
  const isTold = region === TOLD_REGION;
  const { year } = plan;
  const world = isTold ? worldOf(seed, year, plan.region, catalogue.orgUnits) : plainWorld(seed, year, plan.region);
  const said = isTold ? TOPICS.flatMap((topic) => [...topic(world)]) : [...anyRegionYear(world, catalogue, plan)];
  const slip = isTold ? SISHUI_SLIP : slipIn(said, year);
  const wrong = isTold ? defects(world) : slips(world);
  const months = new Map<string, Arrival[]>(monthsOf(year).map(({ period }) => [period, []]));
  for (const arrival of inOrder([...amended(world, said, slip), ...wrong])) {
    const month = formatDay(arrival.day).slice(0, 7);
    const arrivals = months.get(month);
    if (arrivals) arrivals.push(arrival);
    else months.set(month, [arrival]);
  }
  const large = new Map(monthsOf(year).map((month) => [month.period, month]));
  return [...months].map(([month, arrivals]) => ({
    month,
    records: () => inOrder([...arrivals, ...(isTold ? largeOnes(world, large.get(month)) : [])]).map(textOf),
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
