import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import kafkajs from 'kafkajs';
import { DEMO_REGIONS, demoYear } from '../../apps/cli/src/demo/generator/demo-year.js';
import { loadCatalogue } from '#plugin-host';
import { openSandbox } from '#plugin-sandbox';
import { ROOT, startServerProcess } from '../support/server.js';
import { listen } from '../support/e2e-sse.js';
import { createTopics, kafkaClient } from './kafka-topic.js';
import { percentile, type Measured } from './measured.js';
import { readMetrics, residentMB } from './zhibiao-run.js';

const DEMO = join(ROOT, 'test/fixtures/rules-demo');
const EVALUATIONS = 50_000;
const AT_ONCE = 100;
const ALERTS = 300;
/** Records sent at once: those of one county go to one partition, and a batch must stay below the MiB. */
const BATCH = 1_000;
const PATIENCE_MS = 600_000;
const LOOK_MS = 50;
/** Nothing moved for so long: it is done. */
const QUIET_MS = 3_000;

/** Evaluations a second of a typical rule on one worker: two measures of a county compared, a finding in every other one. */
export async function measureEvaluations(): Promise<Measured> {
  const loading = await loadCatalogue([DEMO]);
  if (!loading.ok) throw new Error(JSON.stringify(loading.problems));
  const program = loading.catalogue.programs[0]!;
  const sandbox = await openSandbox({ budgets: program.budgets });
  try {
    await sandbox.load(program);
    const input = (n: number) => ({
      orgUnit: { code: '370811', kind: 'county', name: { zh: '任城区' }, attributes: {} },
      day: '2025-03-05',
      window: { from: '2025-03-01', to: '2025-03-31' },
      measures: { 'visits.his': { value: 1_000 + n }, 'visits.reported': { value: n % 2 === 0 ? 1_000 + n : 500 } },
      indicators: {},
      cases: [],
      records: [],
      recordsLeftOut: 0,
      group: null,
    });
    const batch = (from: number) =>
      Array.from({ length: AT_ONCE }, (_, i) => ({
        digest: program.digest,
        rule: 'visits.differ',
        input: input(from + i),
      }));
    for (let warm = 0; warm < 20; warm++) await sandbox.evaluate(batch(warm));
    const began = performance.now();
    for (let done = 0; done < EVALUATIONS; done += AT_ONCE) await sandbox.evaluate(batch(done));
    const seconds = (performance.now() - began) / 1_000;
    return {
      peer: 'rule-evaluations',
      perSecond: Math.round(EVALUATIONS / seconds),
      seconds: Number(seconds.toFixed(1)),
    };
  } finally {
    await sandbox.close();
  }
}

/** Fills a topic with the made-up years of all five regions, and with services for the rules that look at single records. */
export async function fillRegions(brokers: readonly string[], topic: string, services: number): Promise<number> {
  await createTopics(brokers, [topic]);
  const producer = kafkaClient(brokers).producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
  await producer.connect();
  let count = 0;
  const send = async (texts: readonly string[]): Promise<void> => {
    for (let at = 0; at < texts.length; at += BATCH) {
      const messages = texts.slice(at, at + BATCH).map((value) => ({ key: keyOf(value), value }));
      await producer.send({ topic, messages, acks: 1 });
      count += messages.length;
    }
  };
  await send([...xiaoxianServices(services)]);
  for (const region of DEMO_REGIONS) {
    const loading = await loadCatalogue(pluginsOf(region));
    if (!loading.ok) throw new Error(JSON.stringify(loading.problems));
    for (const { records } of demoYear(region, 2025, loading.catalogue)) await send(records());
  }
  await producer.disconnect();
  return count;
}

/** Records of one unit keep their order. */
function keyOf(text: string): string {
  return /"orgUnit":"(\d{6})/.exec(text)?.[1] ?? '';
}

function* xiaoxianServices(count: number): Generator<string> {
  for (let n = 0; n < count; n++) {
    const township = 341322100 + (n % 20);
    const day = `2025-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`;
    yield JSON.stringify({
      specversion: '1.0',
      type: 'zhibiao.service.recorded.v1',
      source: '/xiaoxian/public-health',
      id: `service-${n}`,
      data: {
        orgUnit: `${township}-1`,
        service: 'xiaoxian.public-health-service',
        subject: `p-${n % Math.ceil(count / 3)}`,
        occurredOn: day,
        // One in a thousand is too young for it, which a rule finds.
        attributes: { age: n % 1_000 === 0 ? 30 : 65 + (n % 30), item: '老年人健康管理', noteDigest: `d${n}` },
      },
    });
  }
}

/** From a full topic to everything projected and every rule asked, with the plugins' code or without it. */
export async function measureRegions(
  brokers: readonly string[],
  topic: string,
  records: number,
  withCode: boolean,
): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'zhibiao-regions-'));
  const server = await startServerProcess({
    STORE_URL: `sqlite:${folder}/log.db`,
    READ_MODEL_URL: `sqlite:${folder}/read.db`,
    PLUGINS: pluginsFor(folder, withCode).join(','),
    CLOCK: 'feed',
    KAFKA_BROKERS: brokers.join(','),
    FEED_TOPICS: topic,
    REJECTED_TOPIC: `${topic}.rejected`,
    KAFKA_GROUP: `zhibiao-rules-${Date.now()}`,
  });
  try {
    const began = performance.now();
    const projected = await projectedAfter(server, records, began);
    const metrics = await settledMetrics(server);
    const seconds = projected / 1_000;
    const asked = (performance.now() - began) / 1_000;
    return {
      peer: withCode ? 'five regions, rules in code' : 'five regions, no code',
      perSecond: Math.round(records / seconds),
      seconds: Number(seconds.toFixed(1)),
      secondsToLastRule: Number(asked.toFixed(1)),
      evaluations: metrics['zhibiao_rule_evaluations_total'] ?? 0,
      rssMB: residentMB(server.pid, 'VmHWM'),
    };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Server = Awaited<ReturnType<typeof startServerProcess>>;

/** Milliseconds until every record is taken in and projected. */
async function projectedAfter(server: Server, records: number, began: number): Promise<number> {
  let last = -1;
  let since = began;
  for (;;) {
    const metrics = await readMetrics(server);
    const taken = metrics['zhibiao_records_total'] ?? 0;
    const projected = metrics['zhibiao_projection_records'] ?? 0;
    if (projected !== last) since = performance.now();
    last = projected;
    if (taken >= records && performance.now() - since > QUIET_MS) return since - began;
    if (performance.now() - began > PATIENCE_MS) throw new Error(`only ${taken} of ${records}:\n${server.log()}`);
    await sleep(LOOK_MS);
  }
}

/** Once the rules have nothing left to do. */
async function settledMetrics(server: Server): Promise<Record<string, number>> {
  let last = -1;
  let since = performance.now();
  for (;;) {
    const metrics = await readMetrics(server);
    const asked = metrics['zhibiao_rule_evaluations_total'] ?? 0;
    if (asked !== last) since = performance.now();
    last = asked;
    if (performance.now() - since > QUIET_MS) return metrics;
    await sleep(LOOK_MS);
  }
}

/** The regions' plugins as they are, or copies that declare no code. */
function pluginsFor(folder: string, withCode: boolean): readonly string[] {
  return ['national', ...DEMO_REGIONS].map((id) => {
    const plugin = join(ROOT, 'plugins', id);
    if (withCode) return plugin;
    const copy = join(folder, id);
    cpSync(plugin, copy, { recursive: true });
    const manifest = join(copy, 'plugin.yaml');
    const lines = readFileSync(manifest, 'utf8').split('\n');
    writeFileSync(manifest, lines.filter((line) => !/^(sdk|contributes|limits| {2}rules)/.test(line)).join('\n'));
    return copy;
  });
}

const pluginsOf = (region: string): readonly string[] => ['national', region].map((id) => join(ROOT, 'plugins', id));

/** From the request with the record to the alert of the rule on the stream, one after the other. */
export async function measureRuleLatency(): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'zhibiao-rule-latency-'));
  const server = await startServerProcess({
    STORE_URL: `sqlite:${folder}/log.db`,
    READ_MODEL_URL: `sqlite:${folder}/read.db`,
    PLUGINS: DEMO,
    CLOCK: 'feed',
  });
  const alerts = await listen(server);
  try {
    await post(server.url, 'doctors', '2024', 'doctors', 1);
    const latencies: number[] = [];
    for (let n = 0; n < ALERTS; n++) {
      const day = new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10);
      const began = performance.now();
      await post(server.url, `visits-${n}`, day, 'visits.his', 500);
      while (!alerts.heard.some(({ event }) => JSON.stringify(event).includes(`impossible-${day}`))) {
        if (performance.now() - began > 10_000) throw new Error(`no alert for ${day}\n${server.log()}`);
        await sleep(1);
      }
      latencies.push(performance.now() - began);
    }
    const at = (share: number): number => Math.round(percentile(latencies, share));
    return { peer: 'record → alert of a rule', kind: 'latency', p50: at(0.5), p95: at(0.95), p99: at(0.99) };
  } finally {
    await alerts.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function post(url: string, id: string, period: string, measure: string, value: number): Promise<void> {
  const data = { orgUnit: 'rencheng-hospital', period, values: [{ measure, value }] };
  const event = { specversion: '1.0', type: 'zhibiao.measure.reported.v1', source: '/bench', id, data };
  const answer = await fetch(`${url}/api/v1/feeds`, {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents+json' },
    body: JSON.stringify(event),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
}
