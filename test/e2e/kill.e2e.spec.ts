import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { CITY, COUNTIES, SERVICES, writeBenchPlugin } from '../bench/bench-plugin.js';
import { benchRecords, emptyOracle, type Oracle } from '../bench/bench-records.js';
import { alertsWithTimelines, type AlertWithTimeline } from '../support/e2e-alerts.js';
import { settled, type FeedTopic } from '../support/e2e-feed.js';
import { createTopics, publish, readTopic, topicSize } from '../support/e2e-kafka.js';
import { readMetric } from '../support/e2e-metrics.js';
import { seeded } from '../support/e2e-random.js';
import { startServerProcess, until, type ServerProcess } from '../support/e2e-server.js';
import { lastingStores, openSite } from '../support/e2e-site.js';
import { describeWithKafka } from '../support/kafka.js';
import { KurrentDbDouble } from '../support/kurrentdb-double/index.js';

const TIMEOUT_MS = 600_000;
const KILLS = 10;
/** A killed member holds its partitions until its session ends, 10 s; then the next one takes records in. */
const PATIENCE_MS = 30_000;
/** Records fewer on PostgreSQL, where a run takes longer; `every` so that each county passes one or two limits a service. */
const SIZES = {
  sqlite: { records: 200_000, every: 1_500 },
  postgres: { records: 60_000, every: 450 },
  kurrentdb: { records: 30_000, every: 250 },
} as const;
/** `kurrentdb`: the log on a double of it, the read model on SQLite. */
type Store = keyof typeof SIZES;

/** What a run comes to, in a form that two runs can be compared in. */
interface Outcome {
  readonly totals: Readonly<Record<string, number>>;
  readonly alerts: readonly AlertWithTimeline[];
  readonly told: readonly ToldAlert[];
}

/** An alert as the topic tells it. */
interface ToldAlert {
  readonly id: string;
  readonly text: string;
  readonly data: {
    readonly alertId: string;
    readonly transition: string;
    readonly at: string;
    readonly asOf: string;
    readonly severity: string;
  };
}

const stores: readonly Store[] = [...(await lastingStores()), 'kurrentdb'];

describeWithKafka('a server that is killed ten times', (broker) => {
  for (const store of stores) {
    describe(`on ${store}`, () => {
      const { records, every } = SIZES[store];
      const topic = `kill.${randomUUID()}`;
      const oracle = emptyOracle();
      let undisturbed: Outcome;
      let killed: Outcome;

      beforeAll(async () => {
        await createTopics(broker().brokers, [topic]);
        await publish(broker().brokers, topic, benchRecords(records, oracle, every));
        const run = { store, brokers: broker().brokers, topic, records, every };
        // What is killed on KurrentDB has to come to what SQLite comes to.
        undisturbed = await runThrough(store === 'kurrentdb' ? { ...run, store: 'sqlite' } : run, 0);
        killed = await runThrough(run, KILLS);
      }, TIMEOUT_MS);

      it('comes to the right totals when nothing happens to it', () => {
        expect(undisturbed.totals).toEqual(totalsOf(oracle));
        expect(undisturbed.alerts.filter(({ orgUnit }) => orgUnit !== CITY)).toHaveLength(oracle.alerts);
        expect(oracle.alerts).toBeGreaterThanOrEqual(50);
      });

      it('comes to the same totals when killed', () => {
        expect(killed.totals).toEqual(undisturbed.totals);
      });

      it('has the same alerts with the same histories', () => {
        expect(killed.alerts.map(history)).toEqual(undisturbed.alerts.map(history));
      });

      it.each(['undisturbed', 'killed'] as const)(
        'tells the alert topic everything, never two things under one id: %s',
        (how) => {
          const { alerts, told } = how === 'killed' ? killed : undisturbed;
          const byId = new Map<string, string>();
          for (const { id, text } of told) {
            expect(byId.get(id) ?? text).toBe(text);
            byId.set(id, text);
          }
          const happened = alerts.flatMap(({ alertId, timeline }) =>
            timeline.map((entry) => step({ alertId, ...entry })),
          );
          expect([...new Set(told.map(({ data }) => step(data)))].sort()).toEqual(happened.sort());
          expect(byId.size).toBe(happened.length);
        },
      );
    });
  }
});

interface Run {
  readonly store: Store;
  readonly brokers: readonly string[];
  readonly topic: string;
  readonly records: number;
  readonly every: number;
}

/** Takes a full topic in, on new stores, with a number of kills on the way. */
async function runThrough({ store, brokers, topic, records, every }: Run, kills: number): Promise<Outcome> {
  const site = await openSite(store === 'kurrentdb' ? 'sqlite' : store);
  // It lives on while the server is killed.
  const double = store === 'kurrentdb' ? await KurrentDbDouble.start() : undefined;
  const plugin = join(site.folder, 'bench');
  writeBenchPlugin(plugin, every, records);
  const group = `kill-${randomUUID()}`;
  const feed: FeedTopic = { brokers, group, topic };
  const env = {
    ...site.env,
    ...(double && { STORE_URL: double.url }),
    PLUGINS: plugin,
    KAFKA_BROKERS: brokers.join(','),
    KAFKA_GROUP: group,
    FEED_TOPICS: topic,
    REJECTED_TOPIC: `${group}.rejected`,
    ALERT_TOPIC: `${group}.alerts`,
  };
  const random = seeded(20_250_101);
  for (let kill = 0; kill < kills; kill++) {
    const server = await startServerProcess(env);
    // Every other one while records come in from Kafka, the rest while it starts and catches up.
    if (kill % 2 === 0) await untilTakingIn(server);
    await pause(random() * 700);
    await server.kill();
  }
  const server = await startServerProcess(env);
  try {
    await settled(server, feed);
    const alerts = await alertsWithTimelines(server);
    const transitions = alerts.reduce((sum, { timeline }) => sum + timeline.length, 0);
    await until(async () => (await topicSize(brokers, env.ALERT_TOPIC)) >= transitions, PATIENCE_MS);
    await until(async () => (await readMetric(server, 'zhibiao_outbox_age_seconds')) === 0, PATIENCE_MS);
    const told = (await readTopic(brokers, env.ALERT_TOPIC)).map(({ value }): ToldAlert => {
      const text = value.toString('utf8');
      return { ...(JSON.parse(text) as Omit<ToldAlert, 'text'>), text };
    });
    return { totals: await readTotals(server), alerts, told };
  } finally {
    await server.stop();
    await double?.close();
    await site.clear();
  }
}

/** Until it has taken something in, or sits there with nothing left to take in. */
async function untilTakingIn(server: ServerProcess): Promise<void> {
  await until(async () => (await readMetric(server, 'zhibiao_records_total')) > 0, PATIENCE_MS).catch(() => undefined);
}

/** The moment of a kill, in milliseconds from now: the scenario, not a wait for something. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function readTotals(server: ServerProcess): Promise<Record<string, number>> {
  const totals: Record<string, number> = {};
  for (const county of COUNTIES) {
    totals[county] = 0;
    for (const service of SERVICES) {
      totals[county] += await valueOf(server, `${service}.times`, county);
      totals[`${service}|${county}`] = await valueOf(server, `${service}.persons`, county);
    }
  }
  totals[CITY] = 0;
  for (const service of SERVICES) totals[CITY] += await valueOf(server, `${service}.times`, CITY);
  return totals;
}

function totalsOf({ byCounty, distinct, city }: Oracle): Record<string, number> {
  return { ...byCounty, ...distinct, [CITY]: city };
}

async function valueOf(server: ServerProcess, indicator: string, unit: string): Promise<number> {
  const { points } = await server.get<{ points: { value: number | null }[] }>(
    `/api/v1/indicators/${indicator}/values?orgUnit=${unit}&from=2025-01-01&to=2025-12-31&grain=year`,
  );
  return points[0]?.value ?? 0;
}

/**
 * What cannot depend on the moment of a decision: which alert, the steps it took and how grave each was. The figures of a
 * step are those of the batch it was decided on, and batches differ.
 */
function history({ key, state, kind, severity, timeline }: AlertWithTimeline): unknown {
  return { key, state, kind, severity, steps: timeline.map((entry) => [entry.transition, entry.severity]) };
}

function step({ alertId, transition, at, asOf, severity }: ToldAlert['data']): string {
  return [alertId, transition, at, asOf, severity].join(' ');
}
