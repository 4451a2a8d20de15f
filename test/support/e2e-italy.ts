import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { italyRecords, type ItalyRecord } from '../fixtures/italy-2021/feed.js';
import { ROOT, type ServerProcess } from './e2e-server.js';

const FIXTURE = join(ROOT, 'test/fixtures/italy-2021');

/** What the published data come to; from the README beside them. */
export const ITALY = {
  records: 7_705,
  doses: 111_399_337,
  days: 370,
  regions: 21,
  completedBySeptember: 41_139_375,
  people: 53_993_985,
} as const;

export interface IndicatorPoint {
  readonly period: string;
  readonly value: number | null;
}

export interface TargetStatus {
  readonly target: string;
  readonly state: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** Every record of the feed, in the file's order, which is no order of days. */
export const italyFeed: readonly ItalyRecord[] = [...italyRecords(FIXTURE)];

/** Regions that have population records, which are all. */
export const italyRegions: readonly string[] = [...new Set(italyFeed.map(({ data }) => data.orgUnit))].sort();

export function dosesOf(region: string): number {
  return italyFeed
    .filter(({ data }) => data.orgUnit === region)
    .flatMap(({ data }) => data.values)
    .reduce((sum, { measure, value }) => sum + (measure === 'italy.doses' ? value : 0), 0);
}

/** The plugin of the data, and beside it one that counts the doses. */
export function italyPlugins(folder: string): readonly string[] {
  const counts = join(folder, 'italy-counts');
  mkdirSync(counts, { recursive: true });
  const doses = { zh: '接种剂次', en: 'Doses given' };
  const write = (file: string, content: unknown): void => writeFileSync(join(counts, file), JSON.stringify(content));
  write('plugin.yaml', {
    id: 'italy-counts',
    version: '1.0.0',
    name: doses,
    region: 'IT',
    requires: ['italy-2021'],
  });
  write('indicators.yaml', [{ code: 'italy.doses', name: doses, unit: '剂', count: 'italy.doses' }]);
  return [FIXTURE, counts];
}

/** Doses of a unit over all days. */
export async function totalDoses(server: ServerProcess, unit = 'IT'): Promise<number> {
  const points = await doses(server, unit, 'grain=year');
  return points.reduce((sum, { value }) => sum + (value ?? 0), 0);
}

/** Doses of a unit on each day that has a value. */
export async function dailyDoses(server: ServerProcess, unit = 'IT'): Promise<IndicatorPoint[]> {
  const points = await doses(server, unit, 'grain=day');
  return points.filter(({ value }) => value !== null);
}

/** Doses of Italy over all days, by the sums since New Year that stand at the end of each year. */
export async function cumulativeDoses(server: ServerProcess): Promise<number> {
  const points = await doses(server, 'IT', 'grain=day&cumulative=true');
  return points.at(-1)?.value ?? 0;
}

/** Coverage with a completed course, as judged on the deadline of the plan. */
export async function septemberCoverage(server: ServerProcess, unit = 'IT'): Promise<TargetStatus> {
  const { targets } = await server.get<{ targets: readonly TargetStatus[] }>(
    `/api/v1/plans/italy-2021/status?orgUnit=${unit}&asOf=2021-09-30`,
  );
  return targets.find(({ target }) => target === 'completed-coverage')!;
}

async function doses(server: ServerProcess, unit: string, how: string): Promise<readonly IndicatorPoint[]> {
  const { points } = await server.get<{ points: readonly IndicatorPoint[] }>(
    `/api/v1/indicators/italy.doses/values?orgUnit=${unit}&from=2020-12-27&to=2021-12-31&${how}`,
  );
  return points;
}
