import { jest } from '@jest/globals';
import { execFile } from 'node:child_process';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { javaSource } from '../../../test/support/kafka-jars.js';
import { describeWithKafka } from '../../../test/support/kafka.js';
import { eventually, fresh, Received } from './feed-kafka-testing.js';
import { KafkaFeedConsumer } from './index.js';

jest.setTimeout(120_000);

const COUNT = 20_000;

describeWithKafka(
  'batches of a Java producer',
  (broker) => {
    async function produce(topic: string, codec: string, count: number, ...partition: string[]): Promise<void> {
      const { brokers, jars } = broker();
      const args = [brokers.join(','), topic, codec, String(count), ...partition];
      const java = ['-cp', join(jars, '*'), javaSource('ProduceCompressed.java'), ...args];
      await promisify(execFile)('java', java, { maxBuffer: 16 * 1024 * 1024 });
    }

    function consumerOf(topic: string): KafkaFeedConsumer {
      return new KafkaFeedConsumer({
        brokers: broker().brokers,
        clientId: 'test',
        groupId: fresh('g'),
        topics: [topic],
      });
    }

    /** What `ProduceCompressed` sends as message `i`. */
    function expectedValue(i: number): string {
      const hash = (Math.imul(i, 0x9e3779b1) >>> 0).toString(16);
      return `${i}:${'卫生健康年度工作要点 '.repeat(i % 9)}${hash}`;
    }

    it.each(['none', 'gzip', 'snappy', 'lz4', 'zstd'])('are read as they were sent: %s', async (codec) => {
      const topic = fresh(codec);
      const consumer = consumerOf(topic);
      const received = new Received();
      await consumer.start(received.handler);
      try {
        await eventually('the topic is there', () => consumer.status().state === 'running');
        await produce(topic, codec, COUNT);
        await eventually('all is read', () => received.messages.length >= COUNT);
      } finally {
        await consumer.stop();
      }
      const inOrder = received.messages.toSorted((a, b) => Number(a.headers['number']) - Number(b.headers['number']));
      expect(inOrder.map(({ value }) => String(value))).toEqual(
        Array.from({ length: COUNT }, (_, i) => expectedValue(i)),
      );
      expect(inOrder.every(({ key }, i) => String(key) === `key-${i % 7}`)).toBe(true);
      expect(consumer.status().undecodable).toEqual([]);
    });

    it.each(['gzip', 'snappy', 'lz4', 'zstd'])(
      'that are corrupt on the disk of the broker are named and left out, and all others are read: %s',
      async (codec) => {
        const topic = fresh(`corrupt-${codec}`);
        const reader = consumerOf(topic);
        await reader.start(async () => {});
        await eventually('the topic is there', () => reader.status().state === 'running');
        await reader.stop();
        await produce(topic, codec, COUNT, '0');
        let corrupt = { firstOffset: 0, count: 0 };
        await broker().restart({
          whileDown: async () => void (corrupt = await corruptSecondBatch(broker().dataDir, `${topic}-0`)),
        });

        const received = new Received();
        const lines: object[] = [];
        const consumer = new KafkaFeedConsumer({
          brokers: broker().brokers,
          clientId: 'test',
          groupId: fresh('g'),
          topics: [topic],
          logger: { debug() {}, info() {}, warn() {}, error: (details) => void lines.push(details) },
        });
        await consumer.start(received.handler);
        try {
          await eventually('the rest is read', () => received.messages.length >= COUNT - corrupt.count);
          await eventually('the end is reached', () => consumer.status().lag[`${topic}/0`] === 0);
        } finally {
          await consumer.stop();
        }
        const left = received.messages.map(({ offset }) => Number(offset));
        const isCorrupt = (i: number) => i >= corrupt.firstOffset && i < corrupt.firstOffset + corrupt.count;
        expect(left).toEqual(Array.from({ length: COUNT }, (_, i) => i).filter((i) => !isCorrupt(i)));
        const where = { topic, partition: 0, offset: String(corrupt.firstOffset) };
        expect(consumer.status().undecodable).toEqual([{ ...where, reason: expect.any(String) }]);
        expect(lines).toEqual([expect.objectContaining(where)]);
      },
    );
  },
  { own: true },
);

/** Overwrites the compressed records of the second batch in a log segment; its header stays as it is. */
async function corruptSecondBatch(dataDir: string, partition: string) {
  const dir = join(dataDir, 'log', partition);
  const segment = (await readdir(dir)).find((name) => name.endsWith('.log'))!;
  const file = await open(join(dir, segment), 'r+');
  try {
    const bytes = await file.readFile();
    const second = 12 + bytes.readInt32BE(8);
    const end = second + 12 + bytes.readInt32BE(second + 8);
    await file.write(Buffer.alloc(end - second - 61, 0x5a), 0, end - second - 61, second + 61);
    return { firstOffset: Number(bytes.readBigInt64BE(second)), count: bytes.readInt32BE(second + 23) + 1 };
  } finally {
    await file.close();
  }
}
