import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { ALERT_CLOUD_EVENT_SCHEMA, type AlertCloudEvent } from '#alerts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { writeBenchPlugin } from '../bench/bench-plugin.js';
import { benchRecords, emptyOracle } from '../bench/bench-records.js';
import { alertsWithTimelines, listAlerts, type AlertWithTimeline } from '../support/e2e-alerts.js';
import { postFeed, settled } from '../support/e2e-feed.js';
import { readTopic, topicSize } from '../support/e2e-kafka.js';
import { startServerProcess, until, type ServerProcess } from '../support/e2e-server.js';
import { openSite, type Site } from '../support/e2e-site.js';
import { listen, type AlertListener } from '../support/e2e-sse.js';
import { describeWithKafka } from '../support/kafka.js';

const TIMEOUT_MS = 60_000;
const RECORDS = 3_000;
const EVERY = 10;

describeWithKafka('alerts that leave the system', (broker) => {
  const name = `alerts.${randomUUID()}`;
  const oracle = emptyOracle();
  const lines = [...benchRecords(RECORDS, oracle, EVERY)].map(({ value }) => value);
  let site: Site;
  let server: ServerProcess;

  beforeAll(async () => {
    site = await openSite('sqlite');
    writeBenchPlugin(join(site.folder, 'bench'), EVERY, RECORDS);
    server = await startServerProcess({
      ...site.env,
      PLUGINS: join(site.folder, 'bench'),
      KAFKA_BROKERS: broker().brokers.join(','),
      KAFKA_GROUP: name,
      FEED_TOPICS: `${name}.feed`,
      REJECTED_TOPIC: `${name}.rejected`,
      ALERT_TOPIC: name,
    });
  }, TIMEOUT_MS);
  afterAll(async () => {
    await server.stop();
    await site.clear();
  });

  it(
    'reach a listener that comes back with its last id each once, without a gap',
    async () => {
      const first = await listen(server);
      await post(lines.slice(0, 1_500));
      await until(() => first.heard.length >= 40, TIMEOUT_MS);
      await first.close();
      const last = first.heard.at(-1)!.id;

      await post(lines.slice(1_500, 2_200));
      const second = await listen(server, last);
      await post(lines.slice(2_200));
      await settled(server);
      const inAll = stepsIn(await alertsWithTimelines(server));
      await until(() => first.heard.length + second.heard.length >= inAll, TIMEOUT_MS);
      const all = await listen(server, '0');
      await until(() => all.heard.length >= inAll, TIMEOUT_MS);
      await Promise.all([second.close(), all.close()]);

      expect(inAll).toBeGreaterThanOrEqual(oracle.alerts);
      expect(all.heard).toHaveLength(inAll);
      expect([...first.heard, ...second.heard]).toEqual(all.heard);
      expect(new Set(all.heard.map(({ event }) => event.id)).size).toBe(inAll);
    },
    TIMEOUT_MS,
  );

  it(
    'stand in the topic as the stream tells them, as the published schema has them',
    async () => {
      const inAll = stepsIn(await alertsWithTimelines(server));
      await until(async () => (await topicSize(broker().brokers, name)) >= inAll, TIMEOUT_MS);
      const told = await readTopic(broker().brokers, name);
      const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
      addFormats.default(ajv);
      const validate = ajv.compile(ALERT_CLOUD_EVENT_SCHEMA);
      for (const { key, value, headers } of told) {
        const event = JSON.parse(value.toString()) as AlertCloudEvent;
        validate(event);
        expect(validate.errors).toBeNull();
        expect(key).toBe(event.data.orgUnit);
        expect(event.type).toBe(`zhibiao.alert.${event.data.transition}.v1`);
        expect(headers['content-type']).toBe('application/cloudevents+json');
      }
      const stream = await hear(server, inAll);
      const byId = new Map(
        told.map(({ value }) => [(JSON.parse(value.toString()) as AlertCloudEvent).id, value.toString()]),
      );
      expect(byId.size).toBe(inAll);
      for (const { event } of stream) expect(JSON.parse(byId.get(event.id)!)).toEqual(event);
    },
    TIMEOUT_MS,
  );

  it(
    'tell that somebody signed, and a second person is refused with the state',
    async () => {
      const listener = await listen(server);
      const [alert] = await listAlerts(server, 'state=firing');
      const signed = await acknowledge(alert!.alertId, '王医生');
      expect(signed).toMatchObject({ status: 200, body: { state: 'acknowledged', acknowledgedBy: '王医生' } });
      await until(() => listener.heard.length > 0, TIMEOUT_MS);
      await listener.close();
      expect(listener.heard[0]!.event).toMatchObject({
        type: 'zhibiao.alert.acknowledged.v1',
        data: { alertId: alert!.alertId, state: 'acknowledged', evidence: { by: '王医生' } },
      });

      const refused = await acknowledge(alert!.alertId, '李医生');
      expect(refused).toMatchObject({
        status: 409,
        type: expect.stringContaining('application/problem+json'),
        body: { status: 409, code: 'ALERT_STEP_NOT_ALLOWED', state: 'acknowledged' },
      });
      expect(await acknowledge('0000000000000000', '李医生')).toMatchObject({ status: 404 });
    },
    TIMEOUT_MS,
  );

  async function post(some: readonly string[]): Promise<void> {
    expect((await postFeed(server, 'application/x-ndjson', some.join('\n'))).status).toBe(200);
  }

  async function acknowledge(
    alertId: string,
    by: string,
  ): Promise<{ status: number; type: string | null; body: unknown }> {
    const answer = await fetch(`${server.url}/api/v1/alerts/${alertId}/acknowledge`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ by }),
    });
    return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.json() };
  }
});

function stepsIn(alerts: readonly AlertWithTimeline[]): number {
  return alerts.reduce((sum, { timeline }) => sum + timeline.length, 0);
}

/** So many alerts from the beginning of the stream. */
async function hear(server: ServerProcess, count: number): Promise<AlertListener['heard']> {
  const listener = await listen(server, '0');
  await until(() => listener.heard.length >= count, TIMEOUT_MS);
  await listener.close();
  return listener.heard;
}
