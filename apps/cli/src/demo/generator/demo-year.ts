import { formatDay } from '#calendar';
import type { OrgUnit } from '#org';
import { amended } from './amendments.js';
import { defects } from './defects.js';
import type { Arrival } from './feed-event.js';
import { TOPICS } from './topics/index.js';
import { worldOf } from './world.js';

/** What reaches the intake in one month, in the order of arrival. */
export interface DemoMonth {
  /** `2025-03`; the last one is January of the year after, with what came late. */
  readonly month: string;
  /** The records' own texts. */
  readonly records: readonly string[];
}

export const DEMO_REGIONS = { jining: { plan: 'jining-2025', region: '370800', year: 2025 } } as const;
export type DemoRegion = keyof typeof DEMO_REGIONS;

/** A made-up year of a region, the same for the same seed. */
export function demoYear(region: DemoRegion, seed: number, orgUnits: readonly OrgUnit[]): readonly DemoMonth[] {
  const { year, region: code } = DEMO_REGIONS[region];
  const world = worldOf(seed, year, code, orgUnits);
  const said = TOPICS.flatMap((topic) => [...topic(world)]);
  const arrivals = [...amended(world, said), ...defects(world)].map((arrival, order) => ({ arrival, order }));
  arrivals.sort((a, b) => a.arrival.day - b.arrival.day || a.order - b.order);
  const months = new Map<string, string[]>();
  for (const { arrival } of arrivals) {
    const month = formatDay(arrival.day).slice(0, 7);
    const records = months.get(month);
    if (records) records.push(textOf(arrival));
    else months.set(month, [textOf(arrival)]);
  }
  return [...months].map(([month, records]) => ({ month, records }));
}

function textOf({ event }: Arrival): string {
  return typeof event === 'string' ? event : JSON.stringify(event);
}
