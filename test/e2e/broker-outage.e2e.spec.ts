import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { CITY, SERVICES, writeBenchPlugin } from '../bench/bench-plugin.js';
import { benchRecords, emptyOracle } from '../bench/bench-records.js';
import { settled, type FeedTopic } from '../support/e2e-feed.js';
import { publish, publishThroughOutages, readTopic, topicSize } from '../support/e2e-kafka.js';
import { alertsWithTimelines } from '../support/e2e-alerts.js';
import { readMetric } from '../support/e2e-metrics.js';
import { startServerProcess, until, type ServerProcess } from '../support/e2e-server.js';
import { openSite, type Site } from '../support/e2e-site.js';
import { describeWithKafka } from '../support/kafka.js';

const TIMEOUT_MS = 180_000;
const RECORDS = 40_000;
const EVERY = 200;
const OUTAGE_MS = 10_000;

interface Readiness {
  readonly status: number;
  readonly kafka: { readonly status: string; readonly reason?: string; readonly state: string };
}

describeWithKafka(
  'a server whose broker comes and goes',
  (broker) => {
    const name = `outage.${randomUUID()}`;
    const oracle = emptyOracle();
    const messages = [...benchRecords(RECORDS, oracle, EVERY)];
    const half = messages.length / 2;
    let site: Site;
    let server: ServerProcess;
    let feed: FeedTopic;

    beforeAll(async () => {
      await broker().kill();
      site = await openSite('sqlite');
      writeBenchPlugin(join(site.folder, 'bench'), EVERY, RECORDS);
      feed = { brokers: broker().brokers, group: name, topic: name };
      server = await startServerProcess({
        ...site.env,
        PLUGINS: join(site.folder, 'bench'),
        KAFKA_BROKERS: feed.brokers.join(','),
        KAFKA_GROUP: feed.group,
        FEED_TOPICS: feed.topic,
        REJECTED_TOPIC: `${name}.rejected`,
        ALERT_TOPIC: `${name}.alerts`,
        LOG_LEVEL: 'fatal',
      });
    }, TIMEOUT_MS);
    afterAll(async () => {
      await server.stop();
      await site.clear();
    });

    it(
      'starts without a broker, says so, and takes records in once there is one',
      async () => {
        await until(async () => (await readiness(server)).kafka.state === 'waiting-for-broker', TIMEOUT_MS);
        const waiting = await readiness(server);
        expect(waiting.status).toBe(503);
        expect(waiting.kafka).toMatchObject({ status: 'failing', reason: expect.stringMatching(/\S/) });

        await broker().restart();
        await until(async () => (await readiness(server)).status === 200, TIMEOUT_MS);
        await publish(feed.brokers, feed.topic, messages.slice(0, half));
        await settled(server, feed);
        expect(await readMetric(server, 'zhibiao_records_total')).toBe(half);
      },
      TIMEOUT_MS,
    );

    it(
      'loses nothing while the broker is away in the midst of records, and tells that it is',
      async () => {
        const publishing = publishThroughOutages(feed.brokers, feed.topic, messages.slice(half), TIMEOUT_MS);
        await until(async () => (await readMetric(server, 'zhibiao_records_total')) > half, TIMEOUT_MS);
        await broker().kill();
        const seen: Readiness[] = [];
        await broker().restart({
          whileDown: async () => {
            const end = performance.now() + OUTAGE_MS;
            while (performance.now() < end) {
              const now = await readiness(server);
              if (now.status === 503) seen.push(now);
              await new Promise((resolve) => setTimeout(resolve, 250));
            }
          },
        });
        expect(seen[0]?.kafka.reason).toMatch(/\S/);

        await publishing;
        await until(async () => (await readiness(server)).status === 200, TIMEOUT_MS);
        await settled(server, feed);
        expect(await cityTotal(server)).toBe(oracle.city);
      },
      TIMEOUT_MS,
    );

    it(
      'has told the alert topic everything in the end',
      async () => {
        const alerts = await alertsWithTimelines(server);
        const steps = alerts.reduce((sum, { timeline }) => sum + timeline.length, 0);
        expect(steps).toBeGreaterThanOrEqual(oracle.alerts);
        await until(async () => (await topicSize(feed.brokers, `${name}.alerts`)) >= steps, TIMEOUT_MS);
        const told = await readTopic(feed.brokers, `${name}.alerts`);
        const ids = new Set(told.map(({ value }) => (JSON.parse(value.toString()) as { id: string }).id));
        expect(ids.size).toBe(steps);
      },
      TIMEOUT_MS,
    );
  },
  { own: true },
);

async function readiness(server: ServerProcess): Promise<Readiness> {
  const answer = await fetch(`${server.url}/health/ready`);
  const { parts } = (await answer.json()) as { parts: { kafka: Readiness['kafka'] } };
  return { status: answer.status, kafka: parts.kafka };
}

async function cityTotal(server: ServerProcess): Promise<number> {
  let total = 0;
  for (const service of SERVICES) {
    const { points } = await server.get<{ points: { value: number | null }[] }>(
      `/api/v1/indicators/${service}.times/values?orgUnit=${CITY}&from=2025-01-01&to=2025-12-31&grain=year`,
    );
    total += points[0]?.value ?? 0;
  }
  return total;
}
