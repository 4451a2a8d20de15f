import { jest } from '@jest/globals';
import { describeWithKafka } from '../../../test/support/kafka.js';
import { eventually, fresh, numbered, Received } from './feed-kafka-testing.js';
import { KafkaFeedConsumer, KafkaFeedPublisher } from './index.js';

jest.setTimeout(60_000);

describeWithKafka('KafkaFeedPublisher', (broker) => {
  let publisher: KafkaFeedPublisher;
  beforeEach(() => {
    publisher = new KafkaFeedPublisher({ brokers: broker().brokers, clientId: 'test' });
  });
  afterEach(() => publisher.close());

  async function read(topic: string, count: number): Promise<Received> {
    const received = new Received();
    const consumer = new KafkaFeedConsumer({
      brokers: broker().brokers,
      clientId: 'test',
      groupId: fresh('g'),
      topics: [topic],
    });
    await consumer.start(received.handler);
    try {
      await eventually('all is read', () => received.messages.length >= count);
    } finally {
      await consumer.stop();
    }
    return received;
  }

  it('keeps the order of publishes that nobody waited for', async () => {
    const topic = fresh('order');
    await Promise.all(Array.from({ length: 50 }, (_, i) => publisher.publish(topic, [{ key: 'a', value: `${i}` }])));
    const { values } = await read(topic, 50);
    expect(values).toEqual(Array.from({ length: 50 }, (_, i) => `${i}`));
  });

  it('publishes more at once than a broker takes in one request', async () => {
    const topic = fresh('large');
    const messages = Array.from({ length: 30 }, (_, i) => ({ key: 'a', value: `${i}:${'x'.repeat(200_000)}` }));
    await publisher.publish(topic, messages);
    const { values } = await read(topic, 30);
    expect(values.map((value) => Number(value.split(':')[0]))).toEqual(Array.from({ length: 30 }, (_, i) => i));
  });

  it('rejects a message that the broker refuses, and takes the next one all the same', async () => {
    const topic = fresh('refused');
    await publisher.publish(topic, numbered(1));
    await expect(publisher.publish(topic, [{ key: 'a', value: 'x'.repeat(3_000_000) }])).rejects.toThrow(topic);
    await publisher.publish(topic, numbered(1, 1));
    expect((await read(topic, 2)).values.sort()).toEqual(['0', '1']);
  });

  it('knows before the first publish whether the broker is there, once asked to connect', async () => {
    expect(publisher.status()).toEqual({ connected: false, reason: 'not connected yet' });
    await publisher.connect();
    expect(publisher.status()).toEqual({ connected: true });
  });

  it('refuses to publish once closed', async () => {
    await publisher.close();
    await expect(publisher.publish(fresh('closed'), numbered(1))).rejects.toThrow('closed');
    expect(publisher.status()).toEqual({ connected: false, reason: 'closed' });
  });
});
