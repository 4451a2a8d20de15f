import { join } from 'node:path';
import { COUNTIES, SERVICES, writeBenchPlugin } from '../bench/bench-plugin.js';
import { benchRecords, emptyOracle } from '../bench/bench-records.js';
import { alertsWithTimelines, listAlerts } from '../support/e2e-alerts.js';
import { settled } from '../support/e2e-feed.js';
import { startServerProcess, until, type ServerProcess } from '../support/e2e-server.js';
import { openSite, type Site } from '../support/e2e-site.js';
import { KurrentDbDouble } from '../support/kurrentdb-double/index.js';

const TIMEOUT_MS = 180_000;
const RECORDS = 6_000;
const EVERY = 40;
const REQUEST = 500;

interface Ready {
  readonly status: string;
  readonly parts: { readonly store: { readonly status: string; readonly subscriptions?: readonly unknown[] } };
}

describe('the program with its log on KurrentDB (a double)', () => {
  let site: Site;
  let double: KurrentDbDouble;
  let server: ServerProcess;
  let env: Readonly<Record<string, string>>;
  const oracle = emptyOracle();
  const requests: string[] = [];

  beforeAll(async () => {
    site = await openSite('sqlite');
    writeBenchPlugin(join(site.folder, 'bench'), EVERY, RECORDS);
    const lines = [...benchRecords(RECORDS, oracle, EVERY)].map(({ value }) => value);
    for (let from = 0; from < lines.length; from += REQUEST)
      requests.push(lines.slice(from, from + REQUEST).join('\n'));
    double = await KurrentDbDouble.start();
    env = { ...site.env, STORE_URL: double.url, PLUGINS: join(site.folder, 'bench') };
    server = await startServerProcess(env);
  }, TIMEOUT_MS);
  afterAll(async () => {
    await server.stop();
    await double.close();
    await site.clear();
  });

  const ready = async (): Promise<Ready> => (await (await fetch(`${server.url}/health/ready`)).json()) as Ready;
  const alertEvents = async (): Promise<number> =>
    (await double.log.all()).filter(({ stream }) => stream.startsWith('alert-')).length;
  const post = async (body: string): Promise<Record<string, number>> => {
    const headers = { 'content-type': 'application/x-ndjson' };
    const answer = await fetch(`${server.url}/api/v1/feeds`, { method: 'POST', headers, body });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Record<string, number>;
  };

  it(
    'counts everything once while the database misbehaves',
    async () => {
      const summed = { accepted: 0, duplicates: 0, stale: 0, rejected: 0 };
      for (const [n, body] of requests.entries()) {
        if (n % 4 === 0) double.dropSubscriptions();
        if (n % 4 === 1) double.faults.appends.push('deadline-after-writing', 'loss-before-writing');
        if (n % 4 === 2) double.closeConnections();
        if (n % 4 === 3) double.faults.duplicates = 50;
        const summary = await post(body);
        for (const key of Object.keys(summed) as (keyof typeof summed)[]) summed[key] += summary[key]!;
      }
      expect(summed).toEqual({
        accepted: oracle.unique,
        duplicates: oracle.repeats,
        stale: 0,
        rejected: oracle.broken,
      });
      await settled(server);
      expect(await countsOf(server)).toEqual(oracle.byCounty);
      const alerts = await listAlerts(server, 'state=open');
      expect(alerts.filter(({ orgUnit }) => COUNTIES.includes(orgUnit))).toHaveLength(oracle.alerts);
    },
    TIMEOUT_MS,
  );

  it(
    'says that it was interrupted, and is not ready while the database is away',
    async () => {
      expect((await ready()).parts.store).toMatchObject({ status: 'degraded' });
      double.goAway();
      await until(async () => (await ready()).parts.store.status === 'failing', TIMEOUT_MS);
      await double.comeBack();
      await until(async () => (await ready()).status === 'ready', TIMEOUT_MS);
    },
    TIMEOUT_MS,
  );

  it(
    'comes to the same from the log alone, and decides nothing again',
    async () => {
      const before = await alertsWithTimelines(server);
      const decided = await alertEvents();
      await server.stop();
      server = await startServerProcess({ ...env, READ_MODEL_URL: `sqlite:${site.folder}/again.db` });
      await settled(server);
      expect(await countsOf(server)).toEqual(oracle.byCounty);
      expect(await alertsWithTimelines(server)).toEqual(before);
      expect(await alertEvents()).toBe(decided);
    },
    TIMEOUT_MS,
  );
});

/** Services of each county in the year. */
async function countsOf(server: ServerProcess): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const county of COUNTIES) {
    counts[county] = 0;
    for (const service of SERVICES) {
      const { points } = await server.get<{ points: { value: number | null }[] }>(
        `/api/v1/indicators/${service}.times/values?orgUnit=${county}&from=2025-01-01&to=2025-12-31&grain=year`,
      );
      counts[county] += points[0]?.value ?? 0;
    }
  }
  return counts;
}
