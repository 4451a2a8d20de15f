import type { FeedPublisher, OutgoingMessage } from '#feed';
import { Partitioners, type Kafka, type Producer } from 'kafkajs';
import { silentLogger, type FeedLogger } from './feed-logger.js';
import { createKafkaClient, type KafkaAddress } from './kafka-client.js';
import { KafkaSockets } from './kafka-sockets.js';
import { createMissingTopics, reasonOf } from './kafka-topics.js';
import { chunkMessages } from './message-chunks.js';

export interface KafkaFeedPublisherOptions extends KafkaAddress {
  readonly logger?: FeedLogger;
}

const ALL_IN_SYNC_REPLICAS = -1;
const RECONNECT_MS = 2_000;

type Connection = { readonly kafka: Kafka; readonly producer: Producer };

/**
 * `FeedPublisher` on an idempotent kafkajs producer: acknowledged by all in-sync replicas, one request at a time, sent at
 * once. Connects with the first publish (or `connect`) and from then on again by itself. Missing topics are created.
 * A rejected publish may have reached the broker in part: publish it again, consumers know a message by its identity.
 */
export class KafkaFeedPublisher implements FeedPublisher {
  private readonly logger: FeedLogger;
  private readonly knownTopics = new Set<string>();
  private connection: Connection | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private unreachable: string | undefined = 'not connected yet';
  private reconnect: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly options: KafkaFeedPublisherOptions) {
    this.logger = options.logger ?? silentLogger;
  }

  /** Connects ahead of the first publish, so that `status` can tell of the broker. Goes on trying where that fails. */
  async connect(): Promise<void> {
    await this.inTurn(() => this.connected()).catch(() => {});
  }

  async publish(topic: string, messages: readonly OutgoingMessage[]): Promise<void> {
    if (this.closed) throw new Error('this publisher is closed');
    if (messages.length === 0) return;
    await this.inTurn(() => this.send(topic, messages));
  }

  status(): { readonly connected: boolean; readonly reason?: string } {
    return this.unreachable === undefined ? { connected: true } : { connected: false, reason: this.unreachable };
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.reconnect);
    await this.inTurn(() => this.drop());
    this.unreachable = 'closed';
  }

  /** Order is kept by having one request under way. */
  private inTurn<T>(step: () => Promise<T>): Promise<T> {
    const result = this.turn.then(step);
    this.turn = result.catch(() => {});
    return result;
  }

  private async send(topic: string, messages: readonly OutgoingMessage[]): Promise<void> {
    const { kafka, producer } = await this.connected();
    try {
      if (!this.knownTopics.has(topic)) {
        await createMissingTopics(kafka, [topic], this.logger);
        this.knownTopics.add(topic);
      }
      for (const chunk of chunkMessages(messages)) {
        await producer.send({ topic, acks: ALL_IN_SYNC_REPLICAS, messages: chunk.map(toKafkajs) });
      }
    } catch (error) {
      // Whether the broker has them is unknown, and so is the next sequence number: the next publish under the same one could
      // be taken for a repetition and vanish. A new producer starts its own sequence.
      this.knownTopics.delete(topic);
      await this.drop();
      this.lost(reasonOf(error));
      throw new Error(`the broker did not take ${messages.length} messages for ${topic}: ${reasonOf(error)}`, {
        cause: error,
      });
    }
  }

  private async connected(): Promise<Connection> {
    if (this.connection) return this.connection;
    const sockets = new KafkaSockets();
    const kafka = createKafkaClient(this.options, sockets, this.logger);
    const producer = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    try {
      await producer.connect();
    } catch (error) {
      await producer.disconnect().catch(() => {});
      this.lost(reasonOf(error));
      throw new Error(`no broker can be reached: ${reasonOf(error)}`, { cause: error });
    }
    this.connection = { kafka, producer };
    this.found();
    sockets.onChange(() => {
      if (this.connection?.producer !== producer) return;
      if (sockets.open) this.found();
      else this.lost('the connection to the broker is lost');
    });
    return this.connection;
  }

  private async drop(): Promise<void> {
    const producer = this.connection?.producer;
    this.connection = undefined;
    await producer?.disconnect().catch(() => {});
  }

  private found(): void {
    clearTimeout(this.reconnect);
    if (this.unreachable !== undefined)
      this.logger.info({ brokers: this.options.brokers }, 'Feed publisher: connected');
    this.unreachable = undefined;
  }

  private lost(reason: string): void {
    if (this.closed) return;
    if (this.unreachable === undefined || this.unreachable === 'not connected yet') {
      this.logger.warn({ brokers: this.options.brokers, reason }, 'Feed publisher: not connected');
    }
    this.unreachable = reason;
    clearTimeout(this.reconnect);
    this.reconnect = setTimeout(() => void this.tryAgain(), RECONNECT_MS);
    this.reconnect.unref();
  }

  /** An idle publisher finds the broker again too, so that `status` stays true. */
  private async tryAgain(): Promise<void> {
    await this.inTurn(async () => {
      if (this.closed || this.unreachable === undefined) return;
      await this.drop();
      await this.connected();
    }).catch(() => {});
  }
}

function toKafkajs({ key, value, headers }: OutgoingMessage) {
  return { key, value, ...(headers ? { headers: { ...headers } } : {}) };
}
