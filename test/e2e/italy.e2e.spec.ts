import { randomUUID } from 'node:crypto';
import type { ItalyRecord } from '../fixtures/italy-2021/feed.js';
import { createTopics, publish } from '../support/e2e-kafka.js';
import { send, settled, type FeedTopic } from '../support/e2e-feed.js';
import {
  cumulativeDoses,
  dailyDoses,
  dosesOf,
  ITALY,
  italyFeed,
  italyPlugins,
  italyRegions,
  septemberCoverage,
  totalDoses,
} from '../support/e2e-italy.js';
import { seeded, shuffled } from '../support/e2e-random.js';
import { rebuildSite } from '../support/e2e-rebuild.js';
import { lastingStores, openSite, type Site, type StoreKind } from '../support/e2e-site.js';
import { describeWithKafka } from '../support/kafka.js';
import { startServerProcess, type ServerProcess } from '../support/e2e-server.js';

const TIMEOUT_MS = 120_000;
const TAKEN_BACK = 'IT-LOM';
const stores: readonly StoreKind[] = ['memory', ...(await lastingStores())];
/** Memory takes the shorter way only: what Kafka adds does not depend on the store. */
const waysInto = (store: StoreKind) => (store === 'memory' ? (['HTTP'] as const) : (['HTTP', 'Kafka'] as const));

/** A server on stores of its own, and the way in that the records take. */
interface Running {
  readonly site: Site;
  readonly plugins: readonly string[];
  server: ServerProcess;
  send(records: readonly FeedRecord[]): Promise<void>;
  restart(whileDown: () => Promise<void>): Promise<void>;
  end(): Promise<void>;
}

type FeedRecord = ItalyRecord | Withdrawal;

interface Withdrawal {
  readonly specversion: '1.0';
  readonly type: 'zhibiao.record.withdrawn.v1';
  readonly source: string;
  readonly id: string;
  readonly data: { readonly source: string; readonly id: string; readonly revision: number; readonly reason: string };
}

describeWithKafka('a year of vaccinations in Italy', (broker) => {
  for (const store of stores) {
    for (const transport of waysInto(store)) {
      describe(`in ${store} over ${transport}`, () => {
        let running: Running;
        beforeAll(async () => {
          running = await start(store, transport === 'Kafka' ? broker().brokers : undefined);
        }, TIMEOUT_MS);
        afterAll(() => running.end());

        it(
          'comes to the published totals',
          async () => {
            await running.send(italyFeed);
            await expectPublishedTotals(running.server);
          },
          TIMEOUT_MS,
        );

        it(
          'counts nothing twice when all is sent again',
          async () => {
            await running.send(italyFeed);
            await expectPublishedTotals(running.server);
          },
          TIMEOUT_MS,
        );

        it(
          'loses a region that is withdrawn, and has it again with its second revision',
          async () => {
            const region = italyFeed.filter(({ data }) => data.orgUnit === TAKEN_BACK);
            await running.send(region.map(withdrawn));
            expect(await totalDoses(running.server)).toBe(ITALY.doses - dosesOf(TAKEN_BACK));
            expect(await dailyDoses(running.server, TAKEN_BACK)).toEqual([]);

            await running.send(region.map((record) => ({ ...record, revision: 2 })));
            await expectPublishedTotals(running.server);
          },
          TIMEOUT_MS,
        );

        if (store !== 'memory') {
          it(
            'shows the same after its read model was made again',
            async () => {
              await running.restart(async () => {
                await rebuildSite(running.site, running.plugins);
              });
              await expectPublishedTotals(running.server);
            },
            TIMEOUT_MS,
          );
        }

        it(
          'comes to the same in any order',
          async () => {
            const fresh = await start(store, transport === 'Kafka' ? broker().brokers : undefined);
            try {
              await fresh.send(shuffled(italyFeed, seeded(20_211_231)));
              await expectPublishedTotals(fresh.server);
            } finally {
              await fresh.end();
            }
          },
          TIMEOUT_MS,
        );
      });
    }
  }
});

async function expectPublishedTotals(server: ServerProcess): Promise<void> {
  expect(await totalDoses(server)).toBe(ITALY.doses);
  expect(await cumulativeDoses(server)).toBe(ITALY.doses);

  const days = await dailyDoses(server);
  expect(days).toHaveLength(ITALY.days);
  expect(days.find(({ value }) => value! >= 500_000)!.period).toBe('2021-04-29');
  expect(days.reduce((most, day) => (day.value! > most.value! ? day : most))).toMatchObject({
    period: '2021-12-28',
    value: 651_720,
  });

  const national = await septemberCoverage(server);
  expect(national).toMatchObject({
    state: 'missed',
    numerator: ITALY.completedBySeptember,
    denominator: ITALY.people,
  });
  expect(national.value).toBeCloseTo(76.19, 2);

  const reached: string[] = [];
  let withDoses = 0;
  for (const region of italyRegions) {
    if ((await septemberCoverage(server, region)).state === 'reached') reached.push(region);
    if ((await totalDoses(server, region)) === dosesOf(region)) withDoses++;
  }
  expect(reached).toEqual(['IT-MOL']);
  expect(withDoses).toBe(ITALY.regions);
}

function withdrawn({ source, id }: ItalyRecord): Withdrawal {
  return {
    specversion: '1.0',
    type: 'zhibiao.record.withdrawn.v1',
    source: '/italy/corrections',
    id: `${source}/${id}`,
    data: { source, id, revision: 1, reason: 'to be sent again' },
  };
}

async function start(store: StoreKind, brokers: readonly string[] | undefined): Promise<Running> {
  const site = await openSite(store);
  const plugins = italyPlugins(site.folder);
  const name = `italy.${randomUUID()}`;
  const feed: FeedTopic | undefined = brokers && { brokers, group: name, topic: name };
  if (feed) await createTopics(feed.brokers, [feed.topic]);
  const env = {
    ...site.env,
    PLUGINS: plugins.join(','),
    ...(feed && {
      KAFKA_BROKERS: feed.brokers.join(','),
      KAFKA_GROUP: feed.group,
      FEED_TOPICS: feed.topic,
      REJECTED_TOPIC: `${name}.rejected`,
      ALERT_TOPIC: `${name}.alerts`,
    }),
  };
  const running: Running = {
    site,
    plugins,
    server: await startServerProcess(env),
    send: async (records) => {
      if (feed) await publish(feed.brokers, feed.topic, records.map(keyed));
      else await send(running.server, records);
      await settled(running.server, feed);
    },
    restart: async (whileDown) => {
      expect(await running.server.stop()).toBe(0);
      await whileDown();
      running.server = await startServerProcess(env);
      await settled(running.server);
    },
    end: async () => {
      await running.server.stop();
      await site.clear();
    },
  };
  return running;
}

function keyed(record: FeedRecord): { key: string | null; value: string } {
  return { key: 'orgUnit' in record.data ? record.data.orgUnit : null, value: JSON.stringify(record) };
}
