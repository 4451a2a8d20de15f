import kafkajs from 'kafkajs';
import { startServerProcess, until, type ServerProcess } from '../support/server.js';
import { CITY, COUNTIES } from './bench-plugin.js';
import { benchRecords, emptyOracle } from './bench-records.js';
import { createTopics, kafkaClient } from './kafka-topic.js';
import { percentile, type Measured } from './measured.js';
import { benchSite, type BenchStore } from './zhibiao-run.js';

const PER_SECOND = 1_000;
const EVERY = 10;
const WARM_UP_MS = 8_000;
const TICK_MS = 5;

interface AlertOut {
  readonly target?: string;
  readonly orgUnit: string;
  readonly transition: string;
}

/** Record produced → alert readable, on Kafka (read committed) and on SSE, at 1,000 records a second; plan status meanwhile. */
export async function measureLatency(
  store: BenchStore,
  brokers: readonly string[],
  seconds: number,
): Promise<Measured> {
  const topic = `bench.live.${Date.now()}`;
  const count = (seconds + WARM_UP_MS / 1000 + 2) * PER_SECOND;
  const site = await benchSite(store, brokers, topic, EVERY, count);
  const alertTopic = site.env['ALERT_TOPIC']!;
  await createTopics(brokers, [topic, alertTopic]);
  const server = await startServerProcess(site.env);
  const kafka = kafkaClient(brokers);
  const consumer = kafka.consumer({ groupId: `bench-${Date.now()}`, readUncommitted: false, maxWaitTimeInMs: 10 });
  const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
  const closeStream = new AbortController();
  try {
    const sent = new Map<string, number>();
    const onKafka: number[] = [];
    const onSse: number[] = [];
    let measuring = false;
    const arrived = (into: number[], alert: AlertOut): void => {
      const at = sent.get(`${alert.target}/${alert.orgUnit}`);
      if (measuring && at !== undefined && alert.transition === 'firing') into.push(Date.now() - at);
    };
    await consumer.connect();
    await consumer.subscribe({ topic: alertTopic, fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ message }) =>
        arrived(onKafka, (JSON.parse(String(message.value)) as { data: AlertOut }).data),
    });
    void readStream(server, closeStream.signal, (alert) => arrived(onSse, alert));
    await producer.connect();
    await until(async () => (await fetch(`${server.url}/health/ready`)).ok, 60_000);

    const records = benchRecords(1e9, emptyOracle(), EVERY, 7);
    const statusMs: number[] = [];
    const began = Date.now();
    let produced = 0;
    let asking = false;
    while (Date.now() - began < WARM_UP_MS + seconds * 1_000) {
      measuring ||= Date.now() - began > WARM_UP_MS;
      const due = Date.now() - began - produced;
      if (due > 0) {
        const messages = [];
        for (let i = 0; i < due; i++) {
          const { key, value, passes } = records.next().value!;
          messages.push({ key, value });
          if (passes) sent.set(`${passes.service}-${passes.bound}/${passes.county}`, Date.now());
        }
        await producer.send({ topic, messages, acks: 1 });
        produced += due;
      }
      if (measuring && !asking) {
        asking = true;
        const unit = statusMs.length % 2 === 0 ? CITY : COUNTIES[statusMs.length % COUNTIES.length]!;
        const asked = performance.now();
        void fetch(`${server.url}/api/v1/plans/bench-2025/status?orgUnit=${unit}`)
          .then((answer) => answer.arrayBuffer())
          .then(() => statusMs.push(performance.now() - asked))
          .finally(() => setTimeout(() => (asking = false), 100));
      }
      await new Promise((resolve) => setTimeout(resolve, TICK_MS));
    }
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    return {
      peer: `zhibiao-${store}`,
      records: produced,
      alerts: onKafka.length,
      p50: percentile(onKafka, 0.5),
      p95: percentile(onKafka, 0.95),
      p99: percentile(onKafka, 0.99),
      sse: {
        alerts: onSse.length,
        p50: percentile(onSse, 0.5),
        p95: percentile(onSse, 0.95),
        p99: percentile(onSse, 0.99),
      },
      statusP95Ms: Math.round(percentile(statusMs, 0.95)),
    };
  } finally {
    closeStream.abort();
    await consumer.disconnect();
    await producer.disconnect();
    await server.stop();
    await site.clear();
  }
}

async function readStream(server: ServerProcess, signal: AbortSignal, heard: (alert: AlertOut) => void): Promise<void> {
  const answer = await fetch(`${server.url}/api/v1/alerts/stream`, { signal }).catch(() => undefined);
  if (!answer?.body) return;
  let text = '';
  const decoder = new TextDecoder();
  try {
    for await (const chunk of answer.body) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const data = /^data: ?(.*)$/m.exec(text.slice(0, end))?.[1];
        text = text.slice(end + 2);
        if (data !== undefined) heard((JSON.parse(data) as { data: AlertOut }).data);
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
