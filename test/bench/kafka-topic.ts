import kafkajs from 'kafkajs';
import { benchRecords, emptyOracle, type Oracle } from './bench-records.js';

const PARTITIONS = 4;
const BATCH = 5_000;

export function kafkaClient(brokers: readonly string[]): kafkajs.Kafka {
  return new kafkajs.Kafka({ brokers: [...brokers], clientId: 'bench', logLevel: kafkajs.logLevel.NOTHING });
}

export async function createTopics(brokers: readonly string[], topics: readonly string[]): Promise<void> {
  const admin = kafkaClient(brokers).admin();
  await admin.connect();
  await admin.createTopics({
    topics: topics.map((topic) => ({ topic, numPartitions: PARTITIONS })),
    waitForLeaders: true,
  });
  await admin.disconnect();
}

/** Fills a new topic with the benchmark's records. */
export async function fillTopic(
  brokers: readonly string[],
  topic: string,
  count: number,
  every: number,
): Promise<Oracle> {
  await createTopics(brokers, [topic]);
  const producer = kafkaClient(brokers).producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
  await producer.connect();
  const oracle = emptyOracle();
  let batch: { key: string; value: string }[] = [];
  const send = async (): Promise<void> => {
    if (batch.length > 0) await producer.send({ topic, messages: batch, acks: 1 });
    batch = [];
  };
  for (const { key, value } of benchRecords(count, oracle, every)) {
    batch.push({ key, value });
    if (batch.length === BATCH) await send();
  }
  await send();
  await producer.disconnect();
  return oracle;
}
