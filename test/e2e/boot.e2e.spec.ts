import { join } from 'node:path';
import { COUNTIES, SERVICES, writeBenchPlugin } from '../bench/bench-plugin.js';
import { benchRecords, emptyOracle } from '../bench/bench-records.js';
import { listAlerts } from '../support/e2e-alerts.js';
import { attemptBoot, type BootAttempt } from '../support/e2e-boot.js';
import { postFeed, settled } from '../support/e2e-feed.js';
import { startServerProcess, until, type ServerProcess } from '../support/e2e-server.js';
import { openSite, type Site } from '../support/e2e-site.js';
import { describeWithPostgres } from '../support/postgres.js';

const TIMEOUT_MS = 60_000;
const RECORDS = 8_000;
const EVERY = 40;

const MEMORY = { STORE_URL: 'memory:', PLUGINS: 'plugins/national,plugins/jining', CLOCK: 'feed', PORT: '0' } as const;

/** Variable, a value that cannot be, and a part of what the message says is allowed. */
const WRONG: readonly (readonly [string, string, string])[] = [
  ['STORE_URL', 'mysql://db/zhibiao', 'sqlite:<file>, memory:, postgres://'],
  ['READ_MODEL_URL', 'redis://cache', 'postgres://'],
  ['KAFKA_BROKERS', 'broker-without-port', 'host:port'],
  ['FEED_TOPICS', 'feeds v1', 'letters, digits'],
  ['REJECTED_TOPIC', 'rejected/v1', 'letters, digits'],
  ['ALERT_TOPIC', 'alerts v1', 'letters, digits'],
  ['ROLES', 'intake,kitchen', 'intake, projection, alerting, api'],
  ['CLOCK', 'sundial', 'system or feed'],
  ['PORT', '70000', '0 to 65535'],
  ['HOST', 'not a host', 'host name or an IP address'],
  ['AUTH', 'password', 'keys'],
  ['LOG_LEVEL', 'loud', 'fatal, error, warn, info'],
  ['PUBLIC_URL', 'ftp://zhibiao.example', 'https://'],
  ['SMTP_URL', 'http://mail.example', 'smtp://'],
];

describe('a start', () => {
  describe('with every variable wrong', () => {
    let attempt: BootAttempt;
    beforeAll(async () => {
      attempt = await attemptBoot(Object.fromEntries(WRONG.map(([variable, value]) => [variable, value])));
    }, TIMEOUT_MS);

    it('is refused', () => {
      expect(attempt.code).toBe(1);
    });

    it.each(WRONG)('names %s=%s and what is allowed', (variable, value, allowed) => {
      const line = attempt.stderr.split('\n').find((one) => one.includes(`${variable}=`));
      expect(line).toContain(`${variable}=${value}`);
      expect(line).toContain(allowed);
    });
  });

  it(
    'is refused with one variable wrong too',
    async () => {
      const { code, stderr } = await attemptBoot({ ...MEMORY, CLOCK: 'sundial' });
      expect(code).toBe(1);
      expect(stderr).toContain('CLOCK=sundial');
    },
    TIMEOUT_MS,
  );

  it(
    'is refused without keys where others can reach it',
    async () => {
      const { code, stderr } = await attemptBoot({ ...MEMORY, HOST: '0.0.0.0', AUTH: 'none' });
      expect(code).toBe(1);
      expect(stderr).toContain('AUTH=none');
      expect(stderr).toContain('HOST=0.0.0.0');
      expect(stderr).toContain('keys');
    },
    TIMEOUT_MS,
  );

  it(
    'is refused with API keys that are too short, which it does not repeat',
    async () => {
      const { code, stderr } = await attemptBoot({ ...MEMORY, AUTH: 'keys', API_KEYS: 'clerk:short-secret' });
      expect(code).toBe(1);
      expect(stderr).toContain('API_KEYS');
      expect(stderr).toContain('16 characters');
      expect(stderr).not.toContain('short-secret');
    },
    TIMEOUT_MS,
  );

  it(
    'is refused with a plugin that is not there',
    async () => {
      const { code, stderr } = await attemptBoot({ ...MEMORY, PLUGINS: 'plugins/atlantis' });
      expect(code).toBe(1);
      expect(stderr).toContain('plugins/atlantis');
    },
    TIMEOUT_MS,
  );

  it(
    'is refused with an address of KurrentDB that cannot be used, which it does not repeat',
    async () => {
      const { code, stderr } = await attemptBoot({
        ...MEMORY,
        STORE_URL: 'kurrentdb://me:s3cret@127.0.0.1:1?tsl=false',
      });
      expect(code).toBe(1);
      expect(stderr).toContain('STORE_URL=');
      expect(stderr).toContain('"tsl" is not one of tls,');
      expect(stderr).not.toContain('s3cret');
    },
    TIMEOUT_MS,
  );
});

describe('a stop', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite('sqlite');
    writeBenchPlugin(join(site.folder, 'bench'), EVERY, RECORDS);
  });
  afterAll(() => site.clear());

  it(
    'in the midst of records leaves nothing half done',
    async () => {
      const env = { ...site.env, PLUGINS: join(site.folder, 'bench') };
      const oracle = emptyOracle();
      const lines = [...benchRecords(RECORDS, oracle, EVERY)].map(({ value }) => value).join('\n');
      const first = await startServerProcess(env);
      const posting = postFeed(first, 'application/x-ndjson', lines).catch(() => undefined);
      await until(async () => (await positionOf(first)) > 0, TIMEOUT_MS);
      expect(await first.stop()).toBe(0);
      await posting;

      const second = await startServerProcess(env);
      try {
        await settled(second);
        await postFeed(second, 'application/x-ndjson', lines);
        await settled(second);
        expect(await countsOf(second)).toEqual(oracle.byCounty);
      } finally {
        expect(await second.stop()).toBe(0);
      }
    },
    TIMEOUT_MS,
  );
});

await describeWithPostgres('roles in two processes on one database', () => {
  let site: Site;
  let worker: ServerProcess;
  let reader: ServerProcess;
  let env: Readonly<Record<string, string>>;
  beforeAll(async () => {
    site = await openSite('postgres');
    writeBenchPlugin(join(site.folder, 'bench'), EVERY, RECORDS);
    env = { ...site.env, PLUGINS: join(site.folder, 'bench') };
    worker = await startServerProcess({ ...env, ROLES: 'intake,projection,alerting' });
    reader = await startServerProcess({ ...env, ROLES: 'api' });
  }, TIMEOUT_MS);
  afterAll(async () => {
    await reader.stop();
    await worker.stop();
    await site.clear();
  });

  it(
    'take in, count and answer together, as one process does',
    async () => {
      const oracle = emptyOracle();
      const lines = [...benchRecords(RECORDS, oracle, EVERY)].map(({ value }) => value).join('\n');
      const { status, summary } = await postFeed(reader, 'application/x-ndjson', lines);
      expect(status).toBe(200);
      expect(summary).toMatchObject({
        accepted: oracle.unique,
        duplicates: oracle.repeats,
        stale: 0,
        rejected: oracle.broken,
      });
      await settled(worker);
      expect(await countsOf(reader)).toEqual(oracle.byCounty);
      const alerts = await listAlerts(reader, 'state=open');
      expect(alerts.filter(({ orgUnit }) => COUNTIES.includes(orgUnit))).toHaveLength(oracle.alerts);
      expect((await fetch(`${worker.url}/api/v1/alerts`)).status).toBe(404);

      await reader.stop();
      await worker.stop();
      worker = await startServerProcess(env);
      await settled(worker);
      expect(await countsOf(worker)).toEqual(oracle.byCounty);
      expect(await listAlerts(worker, 'state=open')).toEqual(alerts);
    },
    TIMEOUT_MS,
  );
});

async function positionOf(server: ServerProcess): Promise<number> {
  const { parts } = await server.get<{ parts: { projection: { position: number } } }>('/health/ready');
  return parts.projection.position;
}

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
