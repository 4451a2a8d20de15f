import kafkajs from 'kafkajs';
import { until } from './e2e-server.js';

const PARTITIONS = 4;
const BATCH_BYTES = 800_000;
const SLICE = 5_000;

export interface TopicMessage {
  readonly partition: number;
  readonly offset: string;
  readonly key: string | null;
  readonly value: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

export interface NewMessage {
  readonly key: string | null;
  readonly value: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export function kafkaClient(brokers: readonly string[]): kafkajs.Kafka {
  return new kafkajs.Kafka({ brokers: [...brokers], clientId: 'e2e', logLevel: kafkajs.logLevel.NOTHING });
}

export async function createTopics(brokers: readonly string[], topics: readonly string[]): Promise<void> {
  await withAdmin(brokers, (admin) =>
    admin.createTopics({
      topics: topics.map((topic) => ({ topic, numPartitions: PARTITIONS })),
      waitForLeaders: true,
    }),
  );
}

/** Publishes in order, acknowledged by all replicas. The topic must exist. */
export async function publish(
  brokers: readonly string[],
  topic: string,
  messages: Iterable<NewMessage>,
): Promise<void> {
  const producer = kafkaClient(brokers).producer({
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
    retry: { retries: 20, maxRetryTime: 2_000 },
  });
  await producer.connect();
  try {
    let batch: kafkajs.Message[] = [];
    let bytes = 0;
    const send = async (): Promise<void> => {
      if (batch.length > 0) await producer.send({ topic, messages: batch, acks: -1 });
      batch = [];
      bytes = 0;
    };
    for (const { key, value, headers } of messages) {
      if (bytes + value.length > BATCH_BYTES) await send();
      batch.push({ key, value, ...(headers && { headers: { ...headers } }) });
      bytes += value.length;
    }
    await send();
  } finally {
    await producer.disconnect();
  }
}

/** The same while the broker may go: what it did not acknowledge is sent again, so that a message may stand there twice. */
export async function publishThroughOutages(
  brokers: readonly string[],
  topic: string,
  messages: readonly NewMessage[],
  patienceMs: number,
): Promise<void> {
  for (let from = 0; from < messages.length; from += SLICE) {
    const slice = messages.slice(from, from + SLICE);
    await until(async () => {
      try {
        await publish(brokers, topic, slice);
        return true;
      } catch (error) {
        if (error instanceof kafkajs.KafkaJSError) return false;
        throw error;
      }
    }, patienceMs);
  }
}

/** Whether a group has taken in everything that stands in a topic. No, while the broker cannot tell. */
export async function isTakenIn(brokers: readonly string[], group: string, topic: string): Promise<boolean> {
  return groupIsAtEnd(brokers, group, topic).catch((error: { retriable?: boolean }) => {
    if (error.retriable === false) throw error;
    return false;
  });
}

async function groupIsAtEnd(brokers: readonly string[], group: string, topic: string): Promise<boolean> {
  return withAdmin(brokers, async (admin) => {
    const ends = await admin.fetchTopicOffsets(topic);
    const [taken] = await admin.fetchOffsets({ groupId: group, topics: [topic] });
    const committed = new Map(taken?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
    return ends.every(({ partition, low, high }) => high === low || committed.get(partition) === Number(high));
  });
}

/** Everything that stands in a topic now, by partition in order; nothing where there is no such topic. */
export async function readTopic(brokers: readonly string[], topic: string): Promise<TopicMessage[]> {
  const ends = await topicEnds(brokers, topic);
  const open = new Map(ends.filter(({ low, high }) => low !== high).map(({ partition, high }) => [partition, high]));
  const messages: TopicMessage[] = [];
  if (open.size === 0) return messages;
  const consumer = kafkaClient(brokers).consumer({ groupId: `e2e-${topic}-${process.pid}-${performance.now()}` });
  await consumer.connect();
  try {
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer.on('consumer.crash', ({ payload }) => reject(payload.error));
      const eachMessage = async ({ partition, message }: kafkajs.EachMessagePayload): Promise<void> => {
        messages.push(asTopicMessage(partition, message));
        const end = open.get(partition);
        if (end !== undefined && Number(message.offset) >= Number(end) - 1) open.delete(partition);
        if (open.size === 0) resolve();
      };
      consumer.run({ autoCommit: false, eachMessage }).catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
  return messages.sort((a, b) => a.partition - b.partition || Number(a.offset) - Number(b.offset));
}

/** How many messages stand in a topic. */
export async function topicSize(brokers: readonly string[], topic: string): Promise<number> {
  const ends = await topicEnds(brokers, topic);
  return ends.reduce((sum, { low, high }) => sum + Number(high) - Number(low), 0);
}

async function topicEnds(brokers: readonly string[], topic: string): Promise<Ends> {
  return withAdmin(brokers, async (admin) => {
    if (!(await admin.listTopics()).includes(topic)) return [];
    return admin.fetchTopicOffsets(topic);
  });
}

type Ends = readonly { readonly partition: number; readonly low: string; readonly high: string }[];

async function withAdmin<Result>(
  brokers: readonly string[],
  ask: (admin: kafkajs.Admin) => Promise<Result>,
): Promise<Result> {
  const admin = kafkaClient(brokers).admin();
  await admin.connect();
  try {
    return await ask(admin);
  } finally {
    await admin.disconnect();
  }
}

function asTopicMessage(partition: number, message: kafkajs.KafkaMessage): TopicMessage {
  const headers: [string, string][] = [];
  for (const [name, value] of Object.entries(message.headers ?? {})) {
    for (const one of [value].flat()) if (one !== undefined) headers.push([name, one.toString()]);
  }
  return {
    partition,
    offset: message.offset,
    key: message.key === null ? null : message.key.toString(),
    value: message.value ?? Buffer.alloc(0),
    headers: Object.fromEntries(headers),
  };
}
