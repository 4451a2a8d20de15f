import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { rebuildReadModel } from '../../apps/server/src/projection/rebuild.js';
import { startKafka } from '../support/kafka-broker.js';
import { createTopics, fillTopic } from './kafka-topic.js';
import { measureKurrentDb } from './kurrentdb-run.js';
import { measureLatency } from './latency-run.js';
import type { Measured } from './measured.js';
import { peersAvailable, preparePeers } from './peers.js';
import { fillRegions, measureEvaluations, measureRegions, measureRuleLatency } from './rules-run.js';
import { markdown } from './table.js';
import { benchSite, measureThroughput, type BenchStore } from './zhibiao-run.js';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    messages: { type: 'string', default: '1000000' },
    json: { type: 'string' },
    markdown: { type: 'string', default: '.test-results/bench.md' },
    store: { type: 'string', default: 'sqlite,postgres' },
    latency: { type: 'string', default: '30' },
    growth: { type: 'string', default: '0' },
    peers: { type: 'boolean', default: true },
    rules: { type: 'boolean', default: false },
    'store-url': { type: 'string' },
  },
  allowNegative: true,
});
const rounds = Number(options.rounds);
const messages = Number(options.messages);
const stores = options.store.split(',') as BenchStore[];
const EVERY = 5_000;
const PEERS = ['floor-parse', 'floor-memory', 'upsert-sqlite', 'upsert-postgres', 'streams-exactly_once_v2'];

const results: Measured[] = [];
const tell = (measured: Measured): void => {
  results.push(measured);
  console.log(JSON.stringify(measured));
};

if (options.store === 'kurrentdb') {
  const url = options['store-url'] ?? process.env['TEST_KURRENTDB_URL'];
  for (const measured of await measureKurrentDb(messages / 10, url)) tell(measured);
  process.exit(0);
}
const broker = await startKafka();
try {
  if (options.rules) await benchRules();
  else await benchFeed();
} finally {
  await broker.stop();
}

/** Rules alone: what a worker does in a second, what the code of five regions costs, and how long an alert of a rule takes. */
async function benchRules(): Promise<void> {
  tell(await measureEvaluations());
  tell(await measureRuleLatency());
  const topic = `bench.regions.${Date.now()}`;
  const records = await fillRegions(broker.brokers, topic, messages / 10);
  for (let round = 1; round <= rounds; round++) {
    for (const withCode of [false, true]) tell(await measureRegions(broker.brokers, topic, records, withCode));
  }
}

async function benchFeed(): Promise<void> {
  const topic = `bench.${Date.now()}`;
  console.error(`filling ${topic} with ${messages} records`);
  const oracle = await fillTopic(broker.brokers, topic, messages, EVERY);
  await createTopics(broker.brokers, [`${topic}.alerts`]);
  const withPeers = options.peers && peersAvailable();
  const peers = withPeers
    ? preparePeers(join(tmpdir(), 'zhibiao-bench-peers'), broker.brokers, topic, oracle)
    : undefined;
  for (let round = 1; round <= rounds; round++) {
    console.error(`round ${round} of ${rounds}`);
    for (const peer of peers ? PEERS : []) tell(peers!.run(peer));
    for (const store of stores) {
      const site = await benchSite(store, broker.brokers, topic, EVERY, messages);
      try {
        tell(await measureThroughput(store, site, oracle));
        const { storeUrl, readModelUrl, plugin } = site;
        const { records, seconds } = await rebuildReadModel({ storeUrl, readModelUrl, plugins: [plugin] });
        tell({
          peer: `zhibiao-${store}-rebuild`,
          perSecond: Math.round(records / seconds),
          seconds: Number(seconds.toFixed(1)),
        });
      } finally {
        await site.clear();
      }
    }
  }
  if (Number(options.latency) > 0) {
    for (const store of stores)
      tell({ kind: 'latency', ...(await measureLatency(store, broker.brokers, Number(options.latency))) });
    for (const peer of peers ? ['streams-exactly_once_v2', 'upsert-sqlite', 'upsert-postgres'] : []) {
      tell({ kind: 'latency', ...peers!.latency(peer, Number(options.latency)) });
    }
  }
  if (Number(options.growth) > 0) {
    const large = `bench.growth.${Date.now()}`;
    const count = Number(options.growth) * 1_000_000;
    console.error(`filling ${large} with ${count} records`);
    const grown = await fillTopic(broker.brokers, large, count, EVERY);
    const site = await benchSite('sqlite', broker.brokers, large, EVERY, count);
    try {
      tell({ kind: 'growth', ...(await measureThroughput('sqlite', site, grown)) });
    } finally {
      await site.clear();
    }
  }
}

if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`);
const machine = `${cpus().length} cores (${cpus()[0]?.model}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
const table = markdown(results, { machine, messages, rounds });
mkdirSync('.test-results', { recursive: true });
writeFileSync(options.markdown, table);
console.error(table);
process.exit(0);
