import { jest } from '@jest/globals';
import { createServer } from 'node:net';
import { describeWithKafka, startKafka } from '../../../test/support/kafka.js';
import { eventually, fresh, numbered, Received } from './feed-kafka-testing.js';
import { KafkaFeedConsumer, KafkaFeedPublisher } from './index.js';

jest.setTimeout(150_000);

describeWithKafka(
  'a broker that comes and goes',
  (broker) => {
    it('is waited for when it is absent at the start', async () => {
      const port = await new Promise<number>((resolve) => {
        const server = createServer().listen(0, '127.0.0.1', () => {
          const { port } = server.address() as { port: number };
          server.close(() => resolve(port));
        });
      });
      const brokers = [`127.0.0.1:${port}`];
      const topic = fresh('late');
      const lines: string[] = [];
      const note = (_details: object, message: string) => void lines.push(message);
      const logger = { debug() {}, info: note, warn: note, error: note };
      const received = new Received();
      const consumer = new KafkaFeedConsumer({
        brokers,
        clientId: 'test',
        groupId: fresh('g'),
        topics: [topic],
        logger,
      });
      const publisher = new KafkaFeedPublisher({ brokers, clientId: 'test' });
      await consumer.start(received.handler);
      await expect(publisher.publish(topic, numbered(1))).rejects.toThrow('no broker can be reached');
      expect(publisher.status()).toMatchObject({ connected: false, reason: expect.stringContaining('ECONNREFUSED') });
      await eventually('it waits', () => consumer.status().state === 'waiting-for-broker');
      expect(consumer.status().reason).toContain('ECONNREFUSED');

      const late = await startKafka({ port });
      try {
        await eventually('it reads', () => consumer.status().state === 'running');
        await eventually('the publisher finds it', () => publisher.status().connected);
        await publisher.publish(topic, numbered(20));
        await eventually('all is read', () => received.distinct.size === 20);
        expect(lines.filter((line) => line.includes('waiting-for-broker'))).toHaveLength(1);
      } finally {
        await consumer.stop();
        await publisher.close();
        await late.stop();
      }
    });

    it('may be killed in mid-stream: both sides find it again and nothing is lost', async () => {
      const { brokers } = broker();
      const topic = fresh('killed');
      const received = new Received();
      const consumer = new KafkaFeedConsumer({ brokers, clientId: 'test', groupId: fresh('g'), topics: [topic] });
      const publisher = new KafkaFeedPublisher({ brokers, clientId: 'test' });
      try {
        await consumer.start(received.handler);
        await publisher.publish(topic, numbered(500));
        await eventually('it reads', () => received.messages.length > 0);

        await broker().kill();
        await eventually('both notice', () => {
          return consumer.status().state === 'waiting-for-broker' && !publisher.status().connected;
        });
        await expect(publisher.publish(topic, numbered(1, 500))).rejects.toThrow();
        await broker().restart();

        await eventually('the publisher finds it', () => publisher.status().connected);
        await publisher.publish(topic, numbered(500, 500));
        await eventually('all is read', () => new Set(received.values).size === 1_000);
        await eventually('it runs', () => consumer.status().state === 'running');
        expect(consumer.status().reason).toBeUndefined();
      } finally {
        await consumer.stop();
        await publisher.close();
      }
    });

    it('does not keep a consumer from stopping while it is gone', async () => {
      const { brokers } = broker();
      const topic = fresh('gone');
      const consumer = new KafkaFeedConsumer({ brokers, clientId: 'test', groupId: fresh('g'), topics: [topic] });
      await consumer.start(async () => {});
      await eventually('it reads', () => consumer.status().state === 'running');
      await broker().kill();
      await eventually('it notices', () => consumer.status().state === 'waiting-for-broker');
      await consumer.stop();
      expect(consumer.status().state).toBe('stopped');
      await broker().restart();
    });
  },
  { own: true },
);
