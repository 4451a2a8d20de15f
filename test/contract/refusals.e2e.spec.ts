import { appendFileSync, cpSync, readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { REFUSAL_CODES } from '#feed';
import { postFeed, send, settled, type FeedTopic } from '../support/e2e-feed.js';
import { publish, readTopic, topicSize } from '../support/e2e-kafka.js';
import { readMetricBy } from '../support/e2e-metrics.js';
import { corrected, service, withdrawal, type DraftRecord } from '../support/e2e-records.js';
import { REFUSED_DRAFTS } from '../support/e2e-refusals.js';
import { listRejections } from '../support/e2e-rejections.js';
import { ROOT, startServerProcess, until, type ServerProcess } from '../support/e2e-server.js';
import { openSite, type Site } from '../support/e2e-site.js';
import { describeWithKafka } from '../support/kafka.js';

const TIMEOUT_MS = 60_000;
const HOSPITAL = '370811001-1';
/** Held at the unit level, see `unreachable-refusals.spec.ts`. */
const UNREACHABLE = ['PERIOD_CLOSED', 'SOURCE_NOT_ALLOWED'];

describeWithKafka('a record that is sent', (broker) => {
  const name = `refusals.${randomUUID()}`;
  const rejectedTopic = `${name}.rejected`;
  let site: Site;
  let server: ServerProcess;
  let feed: FeedTopic;
  let env: Readonly<Record<string, string>>;

  beforeAll(async () => {
    site = await openSite('sqlite');
    for (const plugin of ['national', 'jining']) {
      cpSync(join(ROOT, 'plugins', plugin), join(site.folder, plugin), { recursive: true });
    }
    feed = { brokers: broker().brokers, group: name, topic: `${name}.feed` };
    env = {
      ...site.env,
      PLUGINS: ['national', 'jining'].map((plugin) => join(site.folder, plugin)).join(','),
      KAFKA_BROKERS: feed.brokers.join(','),
      KAFKA_GROUP: feed.group,
      FEED_TOPICS: feed.topic,
      REJECTED_TOPIC: rejectedTopic,
      ALERT_TOPIC: `${name}.alerts`,
    };
    server = await startServerProcess(env);
    await until(async () => (await fetch(`${server.url}/health/ready`)).ok, TIMEOUT_MS);
  }, TIMEOUT_MS);
  afterAll(async () => {
    await server.stop();
    await site.clear();
  });

  it('can be refused with every code of the contract', () => {
    const tried = REFUSED_DRAFTS.map(({ code }) => code);
    expect([...new Set([...tried, ...UNREACHABLE])].sort()).toEqual([...REFUSAL_CODES].sort());
  });

  describe.each(REFUSED_DRAFTS)('over HTTP, $code at "$pointer"', ({ code, pointer, message, text, id }) => {
    const rejection = { id, code, pointer, message: expect.stringMatching(message) as string };

    it('is answered with code, pointer and message by itself', async () => {
      const { status, summary } = await postFeed(server, 'application/cloudevents+json', text);
      expect({ status, summary }).toEqual({
        status: 422,
        summary: { accepted: 0, duplicates: 0, stale: 0, rejected: 1, rejections: [{ index: 0, ...rejection }] },
      });
    });

    it('harms no other line of NDJSON', async () => {
      const before = JSON.stringify(good());
      const { status, summary } = await postFeed(
        server,
        'application/x-ndjson',
        `${before}\n${text}\n${JSON.stringify(good())}\n`,
      );
      expect({ status, summary }).toEqual({
        status: 200,
        summary: { accepted: 2, duplicates: 0, stale: 0, rejected: 1, rejections: [{ index: 1, ...rejection }] },
      });
    });
  });

  it('harms no other record of a batch', async () => {
    const drafts = REFUSED_DRAFTS.filter(({ code }) => code !== 'INVALID_JSON');
    const batch = [JSON.stringify(good()), ...drafts.map(({ text }) => text), JSON.stringify(good())];
    const { status, summary } = await postFeed(server, 'application/cloudevents-batch+json', `[${batch.join(',')}]`);
    expect(status).toBe(200);
    expect(summary).toMatchObject({ accepted: 2, duplicates: 0, stale: 0, rejected: drafts.length });
    expect(summary.rejections.map(({ index, code, pointer }) => ({ index, code, pointer }))).toEqual(
      drafts.map(({ code, pointer }, i) => ({ index: i + 1, code, pointer })),
    );
  });

  it('is refused as a whole where a batch is no array', async () => {
    const { status, summary } = await postFeed(server, 'application/cloudevents-batch+json', JSON.stringify(good()));
    expect(status).toBe(200);
    expect(summary).toMatchObject({ rejected: 1, rejections: [{ index: 0, code: 'INVALID_JSON', pointer: '' }] });
  });

  it('is counted as new, duplicate, stale or refused', async () => {
    const first = good();
    const { occurredOn } = first.data;
    const second = corrected(first, 2, { occurredOn });
    const third = good();
    const tally = async (...records: DraftRecord[]) => {
      const { accepted, duplicates, stale, rejected } = await send(server, records);
      return { accepted, duplicates, stale, rejected };
    };
    expect(await tally(first, first)).toEqual({ accepted: 1, duplicates: 1, stale: 0, rejected: 0 });
    expect(await tally(second, first, second)).toEqual({ accepted: 1, duplicates: 1, stale: 1, rejected: 0 });
    expect(await tally(withdrawal(third.id, 1))).toEqual({ accepted: 1, duplicates: 0, stale: 0, rejected: 0 });
    expect(await tally(third)).toEqual({ accepted: 0, duplicates: 0, stale: 1, rejected: 0 });
    expect(await tally(corrected(third, 2, { occurredOn }))).toEqual({
      accepted: 1,
      duplicates: 0,
      stale: 0,
      rejected: 0,
    });
  });

  describe('over Kafka', () => {
    const sent = REFUSED_DRAFTS.map(({ text }, i) => ({ key: `37081${i % 3}`, value: text }));

    beforeAll(async () => {
      await publish(feed.brokers, feed.topic, [{ key: '370811', value: JSON.stringify(good()) }, ...sent]);
      await settled(server, feed);
    }, TIMEOUT_MS);

    it(
      'goes to the rejected topic as it came, with why and from where',
      async () => {
        await until(async () => (await topicSize(feed.brokers, rejectedTopic)) >= sent.length, TIMEOUT_MS);
        const stood = await readTopic(feed.brokers, feed.topic);
        const rejected = await readTopic(feed.brokers, rejectedTopic);
        expect(rejected).toHaveLength(sent.length);
        for (const { code, pointer, message, text } of REFUSED_DRAFTS) {
          const found = rejected.find(({ value }) => value.toString() === text)!;
          const original = stood.find(({ value }) => value.toString() === text)!;
          expect(found.key).toBe(original.key);
          expect(found.headers).toEqual({
            zhibiao_code: code,
            zhibiao_message: expect.stringMatching(message) as string,
            zhibiao_pointer: pointer,
            zhibiao_topic: feed.topic,
            zhibiao_partition: String(original.partition),
            zhibiao_offset: original.offset,
          });
        }
      },
      TIMEOUT_MS,
    );

    it(
      'never stops its partition, and counts what came in binary mode',
      async () => {
        const before = await readMetricBy(server, 'zhibiao_records_total', 'result');
        const { data, id, source, type } = good();
        const headers = {
          ce_specversion: '1.0',
          ce_id: id,
          ce_source: source,
          ce_type: type,
          'content-type': 'application/json',
        };
        const second = { ...headers, ce_revision: '2' };
        const broken = { ...headers, ce_id: `${id}-broken`, ce_type: 'x.y.v9' };
        await publish(feed.brokers, feed.topic, [
          { key: '370811', value: JSON.stringify(data), headers },
          { key: '370811', value: JSON.stringify(data), headers: second },
          { key: '370811', value: JSON.stringify(data), headers: broken },
        ]);
        await settled(server, feed);
        const after = await readMetricBy(server, 'zhibiao_records_total', 'result');
        expect(after.get('accepted')! - before.get('accepted')!).toBe(2);
        expect(after.get('UNSUPPORTED_TYPE')! - before.get('UNSUPPORTED_TYPE')!).toBe(1);
        const [rejection] = await listRejections(server, { code: 'UNSUPPORTED_TYPE' });
        expect(rejection).toMatchObject({ recordId: `${id}-broken`, source });
        expect(await send(server, [{ ...good(), id, source, revision: 2 }])).toMatchObject({ duplicates: 1 });
      },
      TIMEOUT_MS,
    );
  });

  describe('and refused', () => {
    const source = '/e2e/redrive';
    const unknown = { ...service('again', '370811997-1', 'two-cancer-screening', 'p-7', '2025-03-05'), source };
    const broken = { ...service('never', HOSPITAL, 'two-cancer-screening', 'p-7', '2025-02-30'), source };

    it(
      'is found by code, source and time, page by page',
      async () => {
        const since = new Date().toISOString();
        await send(server, [unknown, broken]);
        const found = await listRejections(server, { source, since, limit: '1' });
        expect(found.map(({ code, recordId }) => [code, recordId])).toEqual([
          ['SCHEMA_VIOLATION', 'never'],
          ['UNKNOWN_ORG_UNIT', 'again'],
        ]);
        expect(await listRejections(server, { source, code: 'UNKNOWN_ORG_UNIT' })).toEqual([found[1]]);
        expect(await listRejections(server, { source, since: '2999-01-01' })).toEqual([]);
        expect(await listRejections(server, { code: 'PERSONAL_DATA' })).toEqual(
          expect.arrayContaining([expect.objectContaining({ value: null })]),
        );
        expect((await fetch(`${server.url}/api/v1/rejections?code=BAD_LUCK`)).status).toBe(400);
      },
      TIMEOUT_MS,
    );

    it(
      'goes in when it is sent again after its unit was added, and only once',
      async () => {
        expect(await redrive({ source })).toMatchObject({ accepted: 0, rejected: expect.any(Number), redriven: [] });
        expect(await server.stop()).toBe(0);
        addOrgUnits(join(site.folder, 'jining/org-units.csv'), [
          ['370811997', '新设街道', 'township', '370811'],
          ['370811997-1', '新设街道社区卫生服务中心', 'facility', '370811997', '社区卫生服务中心', '一级', '公立'],
        ]);
        server = await startServerProcess(env);
        await settled(server);

        const [rejection] = await listRejections(server, { source, code: 'UNKNOWN_ORG_UNIT' });
        expect(await redrive({ source, code: 'UNKNOWN_ORG_UNIT' })).toMatchObject({
          accepted: 1,
          rejected: 0,
          redriven: [rejection!.id],
        });
        expect(await send(server, [unknown])).toMatchObject({ accepted: 0, duplicates: 1 });
        expect(await redrive({ ids: [rejection!.id] })).toMatchObject({
          accepted: 0,
          redriven: [],
          skipped: [{ id: rejection!.id }],
        });
        expect(await listRejections(server, { source, redriven: 'true' })).toEqual([{ ...rejection, redriven: true }]);
      },
      TIMEOUT_MS,
    );
  });

  async function redrive(chosen: object): Promise<unknown> {
    const answer = await fetch(`${server.url}/api/v1/rejections/redrive`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(chosen),
    });
    expect(answer.status).toBe(200);
    return answer.json();
  }
});

/** A record that nobody has sent yet. */
function good(): DraftRecord {
  return service(randomUUID(), HOSPITAL, 'two-cancer-screening', 'p-1', '2025-03-05');
}

/** Appends rows to a table, each with as many columns as its head. */
function addOrgUnits(file: string, rows: readonly (readonly string[])[]): void {
  const columns = readFileSync(file, 'utf8').split('\n')[0]!.split(',').length;
  const lines = rows.map((row) => Array.from({ length: columns }, (_, i) => row[i] ?? '').join(','));
  appendFileSync(file, `${lines.join('\n')}\n`);
}
