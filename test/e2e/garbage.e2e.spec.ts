import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { join } from 'node:path';
import { postFeed, send, settled, type FeedTopic } from '../support/e2e-feed.js';
import { garbageLines, garbageMessages } from '../support/e2e-garbage.js';
import { publish, readTopic, topicSize, type TopicMessage } from '../support/e2e-kafka.js';
import { readMetric, readMetricBy, residentMB } from '../support/e2e-metrics.js';
import { service } from '../support/e2e-records.js';
import { listRejections } from '../support/e2e-rejections.js';
import { ROOT, startServerProcess, until, type ServerProcess } from '../support/e2e-server.js';
import { lastingStores, openSite, type Site } from '../support/e2e-site.js';
import { describeWithKafka } from '../support/kafka.js';

const TIMEOUT_MS = 240_000;
const MEGABYTE = 1_000_000;
const MOST_RESIDENT_MB = 900;
/** The whole load on SQLite; on PostgreSQL so much as shows that it can keep whatever comes. */
const LOAD_MB = { sqlite: 100, postgres: 5 } as const;
const HOSPITAL = '370811001-1';
/** NULs within texts are a violation of the schema: not every database keeps them. */
const CODES = ['INVALID_JSON', 'TOO_LARGE', 'INVALID_ENVELOPE', 'SCHEMA_VIOLATION'];

const stores = await lastingStores();

describeWithKafka('garbage', (broker) => {
  for (const store of stores) {
    describe(`of ${LOAD_MB[store]} MB each way, on ${store}`, () => {
      const name = `garbage.${randomUUID()}`;
      const bytes = LOAD_MB[store] * MEGABYTE;
      let site: Site;
      let server: ServerProcess;
      let feed: FeedTopic;

      beforeAll(async () => {
        site = await openSite(store);
        feed = { brokers: broker().brokers, group: name, topic: name };
        server = await startServerProcess({
          ...site.env,
          PLUGINS: ['plugins/national', 'plugins/jining'].map((plugin) => join(ROOT, plugin)).join(','),
          KAFKA_BROKERS: feed.brokers.join(','),
          KAFKA_GROUP: feed.group,
          FEED_TOPICS: feed.topic,
          REJECTED_TOPIC: `${name}.rejected`,
          ALERT_TOPIC: `${name}.alerts`,
        });
        await until(async () => (await fetch(`${server.url}/health/ready`)).ok, TIMEOUT_MS);
      }, TIMEOUT_MS);
      afterAll(async () => {
        await server.stop();
        await site.clear();
      });

      it(
        'streamed over HTTP is refused line by line, and a good record is found among it',
        async () => {
          const { chunks, lines } = garbageLines(bytes, 1);
          const withOneGood = [...chunks, Buffer.from(`${JSON.stringify(good('http-amid'))}\n`)];
          const body = Readable.toWeb(Readable.from(withOneGood)) as ReadableStream;
          const { status, summary } = await postFeed(server, 'application/x-ndjson', body);
          expect(status).toBe(200);
          expect(summary).toMatchObject({ accepted: 1, duplicates: 0, stale: 0, rejected: lines });
          expect(summary.rejections.every(({ code }) => CODES.includes(code))).toBe(true);
          expect(summary.rejections.every(({ message }) => message !== '')).toBe(true);
          const counted = await readMetricBy(server, 'zhibiao_records_total', 'result');
          expect(sumOf(counted) - (counted.get('accepted') ?? 0)).toBe(lines);
        },
        TIMEOUT_MS,
      );

      it(
        'on Kafka goes to the rejected topic as it is, with its six headers, and a good record behind it counts',
        async () => {
          const before = await readMetric(server, 'zhibiao_records_total');
          const messages = garbageMessages(bytes, 2);
          await publish(feed.brokers, feed.topic, [
            ...messages,
            { key: '370811', value: JSON.stringify(good('kafka-behind')) },
          ]);
          await settled(server, feed);
          expect(await readMetric(server, 'zhibiao_records_total')).toBe(before + messages.length + 1);

          const rejectedTopic = `${name}.rejected`;
          await until(async () => (await topicSize(feed.brokers, rejectedTopic)) >= messages.length, TIMEOUT_MS);
          const stood = new Map(
            (await readTopic(feed.brokers, feed.topic)).map((one) => [placeOf(one), digestOf(one)]),
          );
          const rejected = await readTopic(feed.brokers, rejectedTopic);
          expect(rejected).toHaveLength(messages.length);
          for (const message of rejected) {
            const { headers } = message;
            expect(CODES).toContain(headers['zhibiao_code']);
            expect(headers).toMatchObject({
              zhibiao_topic: feed.topic,
              zhibiao_message: expect.stringMatching(/\S/) as string,
            });
            expect(headers).toHaveProperty('zhibiao_pointer');
            const place = `${headers['zhibiao_partition']}/${headers['zhibiao_offset']}`;
            expect([place, digestOf(message)]).toEqual([place, stood.get(place)]);
          }
        },
        TIMEOUT_MS,
      );

      it(
        'leaves the server well, small, and counting',
        async () => {
          const ready = await fetch(`${server.url}/health/ready`);
          expect(await ready.json()).toMatchObject({ status: 'ready' });
          expect(await send(server, [good('http-behind')])).toMatchObject({ accepted: 1, rejected: 0 });
          expect(await send(server, ['http-amid', 'kafka-behind', 'http-behind'].map(good))).toMatchObject({
            duplicates: 3,
          });
          expect(residentMB(server.pid)).toBeLessThan(MOST_RESIDENT_MB);
          expect((await listRejections(server, { code: 'TOO_LARGE', limit: '1000' })).length).toBeGreaterThan(0);
        },
        TIMEOUT_MS,
      );
    });
  }
});

function good(id: string): ReturnType<typeof service> {
  return service(id, HOSPITAL, 'two-cancer-screening', 'p-1', '2025-03-05');
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function placeOf({ partition, offset }: TopicMessage): string {
  return `${partition}/${offset}`;
}

function digestOf({ key, value }: TopicMessage): string {
  return createHash('sha256')
    .update(key ?? '')
    .update('\0')
    .update(value)
    .digest('hex');
}
