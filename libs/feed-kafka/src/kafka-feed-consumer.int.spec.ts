import type { FeedBatch } from '#feed';
import { jest } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import { describeWithKafka } from '../../../test/support/kafka.js';
import { eventually, fresh, numbered, Received } from './feed-kafka-testing.js';
import { KafkaFeedConsumer, KafkaFeedPublisher, type KafkaFeedConsumerOptions } from './index.js';

jest.setTimeout(90_000);

describeWithKafka('KafkaFeedConsumer', (broker) => {
  const open: { stop(): Promise<void> }[] = [];
  let publisher: KafkaFeedPublisher;
  beforeAll(() => {
    publisher = new KafkaFeedPublisher({ brokers: broker().brokers, clientId: 'test' });
  });
  afterAll(() => publisher.close());
  afterEach(async () => {
    await Promise.all(open.splice(0).map((consumer) => consumer.stop()));
  });

  function consumerOf(topic: string, options: Partial<KafkaFeedConsumerOptions> = {}): KafkaFeedConsumer {
    const consumer = new KafkaFeedConsumer({
      brokers: broker().brokers,
      clientId: 'test',
      groupId: fresh('group'),
      topics: [topic],
      ...options,
    });
    open.push(consumer);
    return consumer;
  }

  async function committed(groupId: string, topic: string): Promise<number> {
    const admin = new Kafka({ brokers: broker().brokers, logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    try {
      const [offsets] = await admin.fetchOffsets({ groupId, topics: [topic] });
      return offsets!.partitions.reduce((sum, { offset }) => sum + Math.max(0, Number(offset)), 0);
    } finally {
      await admin.disconnect();
    }
  }

  it('creates a missing topic with four partitions and reads it from the beginning', async () => {
    const topic = fresh('missing');
    const received = new Received();
    const consumer = consumerOf(topic);
    await consumer.start(received.handler);
    await eventually('running', () => consumer.status().state === 'running');
    await publisher.publish(topic, numbered(200));
    await eventually('all is read', () => received.distinct.size === 200);
    expect(new Set(received.messages.map(({ partition }) => partition))).toEqual(new Set([0, 1, 2, 3]));
    expect(consumer.status()).toMatchObject({ state: 'running', undecodable: [] });
    expect(consumer.status().reason).toBeUndefined();
  });

  it('hands over keys, values and headers as bytes, and a message without a value as null', async () => {
    const topic = fresh('bytes');
    await publisher.publish(topic, [
      { key: '371621', value: '卫生', headers: { ce_type: 'zhibiao.visit.v1', raw: Buffer.from([0, 255]) } },
      { key: '371621', value: null },
    ]);
    const received = new Received();
    await consumerOf(topic).start(received.handler);
    await eventually('both are read', () => received.messages.length === 2);
    const [first, second] = received.messages;
    expect(first).toMatchObject({ topic, offset: '0', key: Buffer.from('371621'), value: Buffer.from('卫生') });
    expect(first!.headers).toEqual({ ce_type: Buffer.from('zhibiao.visit.v1'), raw: Buffer.from([0, 255]) });
    expect(second).toMatchObject({ value: null, headers: {} });
  });

  it('delivers every one of 20,000 messages, in order per partition, and then has no lag', async () => {
    const topic = fresh('order');
    await publisher.publish(topic, numbered(20_000));
    const received = new Received();
    const consumer = consumerOf(topic, { maxBytesPerPartition: 64 * 1024 });
    await consumer.start(received.handler);
    await eventually('all is read', () => received.messages.length >= 20_000);
    expect(received.messages).toHaveLength(20_000);
    expect(new Set(received.values).size).toBe(20_000);
    const lastOf = new Map<number, number>();
    for (const { partition, offset, value } of received.messages) {
      const before = lastOf.get(partition);
      expect(Number(value)).toBeGreaterThan(before ?? -1);
      expect(Number(offset)).toBeGreaterThanOrEqual(0);
      lastOf.set(partition, Number(value));
    }
    await eventually('the lag is gone', () => Object.values(consumer.status().lag).every((lag) => lag === 0));
    expect(Object.keys(consumer.status().lag)).toHaveLength(4);
  });

  it('tells what stands behind a batch', async () => {
    const topic = fresh('behind');
    await publisher.publish(topic, numbered(1));
    for (let i = 0; i < 20; i++) await publisher.publish(topic, [{ key: 'one', value: 'x'.repeat(5_000) }]);
    const batches: FeedBatch[] = [];
    await consumerOf(topic, { maxBytesPerPartition: 20_000 }).start(async (batch) => void batches.push(batch));
    const one = () => batches.filter(({ messages }) => String(messages[0]?.key) === 'one');
    const count = () => one().reduce((sum, { messages }) => sum + messages.length, 0);
    await eventually('all is read', () => count() >= 20);
    expect(one().length).toBeGreaterThan(1);
    expect(one().at(-1)!.behind).toBe(0);
    expect(one()[0]!.behind).toBe(count() - one()[0]!.messages.length);
  });

  it('commits after the handler and not before', async () => {
    const topic = fresh('commit');
    const groupId = fresh('group');
    await publisher.publish(topic, numbered(50));
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    let entered = 0;
    await consumerOf(topic, { groupId }).start(async (batch) => {
      entered += batch.messages.length;
      await held;
    });
    await eventually('the handler holds everything', () => entered === 50);
    expect(await committed(groupId, topic)).toBe(0);
    release();
    await eventually('everything is committed', async () => (await committed(groupId, topic)) === 50);
  });

  it('brings a rejected batch again, skips nothing, and lets other partitions go on', async () => {
    const topic = fresh('reject');
    const received = new Received();
    let rejections = 0;
    let sick = -1;
    const reasons: (string | undefined)[] = [];
    const consumer = consumerOf(topic);
    await publisher.publish(topic, numbered(400));
    await consumer.start(async (batch) => {
      if (sick === -1) sick = batch.partition;
      if (batch.partition === sick && rejections < 3) {
        rejections++;
        throw new Error('the store is full');
      }
      reasons.push(consumer.status().reason);
      await received.handler(batch);
    });
    await eventually('all is read', () => received.distinct.size === 400);
    expect(rejections).toBe(3);
    expect(received.messages).toHaveLength(400);
    expect(reasons.some((reason) => reason?.includes('the store is full'))).toBe(true);
    expect(consumer.status().reason).toBeUndefined();
  });

  it('finishes the batch in hand at stop, commits it, and goes on behind it at the next start', async () => {
    const topic = fresh('stop');
    const groupId = fresh('group');
    await publisher.publish(topic, numbered(100));
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const first = new Received();
    const consumer = consumerOf(topic, { groupId });
    await consumer.start(async (batch) => {
      await held;
      await first.handler(batch);
    });
    await eventually('a batch is in hand', () => Object.keys(consumer.status().lag).length > 0);
    const stopped = consumer.stop();
    release();
    await stopped;
    expect(consumer.status().state).toBe('stopped');
    expect(first.messages.length).toBeGreaterThan(0);
    expect(await committed(groupId, topic)).toBe(first.messages.length);

    await publisher.publish(topic, numbered(30, 100));
    const second = new Received();
    await consumerOf(topic, { groupId }).start(second.handler);
    await eventually('the rest is read', () => first.messages.length + second.messages.length >= 130);
    expect(new Set([...first.values, ...second.values]).size).toBe(130);
    expect(first.messages.length + second.messages.length).toBe(130);
  });

  it('can be stopped while it joins, and started again', async () => {
    const topic = fresh('restart');
    await publisher.publish(topic, numbered(10));
    const received = new Received();
    const consumer = consumerOf(topic);
    await consumer.start(async () => {
      throw new Error('not yet');
    });
    await consumer.stop();
    await consumer.start(received.handler);
    await expect(consumer.start(received.handler)).rejects.toThrow('already started');
    await eventually('all is read', () => received.distinct.size === 10);
  });

  it('shares partitions with a second member and takes them over again, without loss', async () => {
    const topic = fresh('rebalance');
    const groupId = fresh('group');
    const received = new Received();
    const first = consumerOf(topic, { groupId });
    const second = consumerOf(topic, { groupId });
    await first.start(received.handler);
    await eventually('the first reads', () => first.status().state === 'running');
    let sent = 0;
    const send = async () => {
      await publisher.publish(topic, numbered(100, sent));
      sent += 100;
    };
    await send();
    const bySecond = new Received();
    await second.start(async (batch) => {
      await bySecond.handler(batch);
      await received.handler(batch);
    });
    await eventually('the second takes part', async () => {
      await send();
      return bySecond.messages.length > 0;
    });
    await second.stop();
    await send();
    await eventually('all is read', () => new Set(received.values).size === sent);
    await eventually('everything is committed', async () => (await committed(groupId, topic)) === sent);
  });

  it('keeps its membership while a handler takes longer than the session timeout', async () => {
    const topic = fresh('slow');
    const groupId = fresh('group');
    await publisher.publish(topic, [{ key: 'a', value: 'slow' }]);
    let calls = 0;
    const started = Date.now();
    await consumerOf(topic, { groupId, sessionTimeoutMs: 6_000 }).start(async () => {
      calls++;
      await eventually('longer than the session', () => Date.now() - started > 9_000);
    });
    await eventually('it is committed', async () => (await committed(groupId, topic)) === 1);
    expect(calls).toBe(1);
  });
});
