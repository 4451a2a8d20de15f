import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createThrowawayDatabase } from '../support/postgres.js';
import { startServerProcess, type ServerProcess } from '../support/server.js';
import { CITY, COUNTIES, SERVICES, writeBenchPlugin } from './bench-plugin.js';
import type { Oracle } from './bench-records.js';
import type { Measured } from './measured.js';

export type BenchStore = 'sqlite' | 'postgres';

/** Stores and a plugin of a run, thrown away after it. */
export interface BenchSite {
  readonly env: Readonly<Record<string, string>>;
  readonly storeUrl: string;
  readonly readModelUrl: string;
  readonly plugin: string;
  clear(): Promise<void>;
}

const LOOK_MS = 50;
const PATIENCE_MS = 900_000;

export async function benchSite(
  store: BenchStore,
  brokers: readonly string[],
  topic: string,
  every: number,
  messages: number,
): Promise<BenchSite> {
  const folder = mkdtempSync(join(tmpdir(), 'zhibiao-bench-'));
  const plugin = join(folder, 'plugin');
  writeBenchPlugin(plugin, every, messages);
  const database = store === 'postgres' ? await createThrowawayDatabase() : undefined;
  const storeUrl = database?.url ?? `sqlite:${folder}/log.db`;
  const readModelUrl = database?.url ?? `sqlite:${folder}/read.db`;
  return {
    storeUrl,
    readModelUrl,
    plugin,
    env: {
      STORE_URL: storeUrl,
      READ_MODEL_URL: readModelUrl,
      PLUGINS: plugin,
      CLOCK: 'feed',
      KAFKA_BROKERS: brokers.join(','),
      FEED_TOPICS: topic,
      REJECTED_TOPIC: `${topic}.rejected`,
      ALERT_TOPIC: `${topic}.alerts-of-zhibiao-${Date.now()}`,
      KAFKA_GROUP: `zhibiao-bench-${Date.now()}`,
    },
    clear: async () => {
      await database?.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** From a full topic to everything done: log, ledger, statuses, alerts recorded and delivered. */
export async function measureThroughput(store: BenchStore, site: BenchSite, oracle: Oracle): Promise<Measured> {
  const server = await startServerProcess(site.env);
  try {
    const began = performance.now();
    const wanted = oracle.total - oracle.broken;
    const marks: number[] = [];
    const rss: number[] = [];
    let ended = began;
    for (;;) {
      const metrics = await readMetrics(server);
      const projected = metrics['zhibiao_projection_records'] ?? 0;
      ended = performance.now();
      rss.push(residentMB(server.pid, 'VmRSS'));
      while (projected >= (marks.length + 1) * 1_000_000) marks.push(ended);
      if (projected >= wanted && (metrics['zhibiao_outbox_age_seconds'] ?? 0) === 0) break;
      if (ended - began > PATIENCE_MS) throw new Error(`only ${projected} of ${wanted} records:\n${server.log()}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    const seconds = (ended - began) / 1000;
    return {
      peer: `zhibiao-${store}`,
      perSecond: Math.round(oracle.total / seconds),
      seconds: Number(seconds.toFixed(1)),
      perSecondByMillion: marks.map((mark, i) => Math.round(1e9 / (mark - (marks[i - 1] ?? began)))),
      result: await compare(server, oracle),
      rssMB: residentMB(server.pid, 'VmHWM'),
      rssAtTenthMB: rss[Math.floor(rss.length / 10)],
      rssAtEndMB: rss.at(-1),
    };
  } finally {
    await server.stop();
  }
}

export function residentMB(pid: number, field: 'VmHWM' | 'VmRSS'): number {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8')
    .split('\n')
    .find((one) => one.startsWith(field));
  return Math.round(Number(line?.replace(/\D/g, '')) / 1000);
}

/** Sums of the samples of each metric. */
export async function readMetrics(server: ServerProcess): Promise<Record<string, number>> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  const sums: Record<string, number> = {};
  for (const line of text.split('\n')) {
    const match = /^([a-z_]+)(?:\{[^}]*\})? (\S+)$/.exec(line);
    if (match) sums[match[1]!] = (sums[match[1]!] ?? 0) + Number(match[2]);
  }
  return sums;
}

async function compare(server: ServerProcess, oracle: Oracle): Promise<'correct' | string[]> {
  const wrong: string[] = [];
  const check = (what: string, found: number, wanted: number): void => {
    if (found !== wanted) wrong.push(`${what} ${found} not ${wanted}`);
  };
  const valueOf = async (indicator: string, unit: string): Promise<number> => {
    const { points } = await server.get<{ points: { value: number | null }[] }>(
      `/api/v1/indicators/${indicator}/values?orgUnit=${unit}&from=2025-01-01&to=2025-12-31&grain=year`,
    );
    return points.reduce((sum, { value }) => sum + (value ?? 0), 0);
  };
  const total = async (unit: string): Promise<number> => {
    const values = await Promise.all(SERVICES.map((service) => valueOf(`${service}.times`, unit)));
    return values.reduce((sum, value) => sum + value, 0);
  };
  check('city', await total(CITY), oracle.city);
  for (const county of COUNTIES) {
    check(county, await total(county), oracle.byCounty[county] ?? 0);
    for (const service of SERVICES) {
      const pair = `${service}|${county}`;
      check(pair, await valueOf(`${service}.persons`, county), oracle.distinct[pair] ?? 0);
    }
  }
  check('alerts', await countAlerts(server), oracle.alerts);
  return wrong.length === 0 ? 'correct' : wrong.slice(0, 5);
}

async function countAlerts(server: ServerProcess): Promise<number> {
  let count = 0;
  for (let cursor: string | undefined; ;) {
    const page = await server.get<{ items: { orgUnit: string }[]; nextCursor?: string | null }>(
      `/api/v1/alerts?plan=bench-2025&limit=500${cursor === undefined ? '' : `&cursor=${cursor}`}`,
    );
    count += page.items.filter(({ orgUnit }) => orgUnit !== CITY).length;
    if (!page.nextCursor) return count;
    cursor = page.nextCursor;
  }
}
