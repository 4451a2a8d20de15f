import type { FeedConsumer, FeedConsumerStatus, FeedHandler } from '#feed';
import { backoffMs, wait } from './backoff.js';
import { ConsumerSession, type ConsumerTuning } from './consumer-session.js';
import { silentLogger, type FeedLogger } from './feed-logger.js';
import { createKafkaClient, type KafkaAddress } from './kafka-client.js';
import { KafkaSockets } from './kafka-sockets.js';
import { createMissingTopics, reasonOf } from './kafka-topics.js';
import { PartitionLag } from './partition-lag.js';
import { UndecodableBatches } from './undecodable-batches.js';

/** What a consumer must know; the tuning has defaults. */
export interface KafkaFeedConsumerOptions extends KafkaAddress, Partial<ConsumerTuning> {
  /** Consumers of one group share the partitions of the topics. */
  readonly groupId: string;
  readonly topics: readonly string[];
  readonly logger?: FeedLogger;
}

const DEFAULT_TUNING: ConsumerTuning = {
  partitionsConsumedConcurrently: 4,
  maxBytesPerPartition: 4 * 1024 * 1024,
  maxWaitTimeMs: 100,
  sessionTimeoutMs: 10_000,
};
const FIRST_RECONNECT_MS = 200;
const MOST_RECONNECT_MS = 2_000;

type State = FeedConsumerStatus['state'];

/**
 * `FeedConsumer` on kafkajs. The offset of a batch is committed after the handler resolved, together with those of the
 * next batches: each message is handled at least once. A group that has never committed starts at the beginning of the topics.
 */
export class KafkaFeedConsumer implements FeedConsumer {
  private readonly logger: FeedLogger;
  private readonly tuning: ConsumerTuning;
  private readonly lag = new PartitionLag();
  private readonly undecodable: UndecodableBatches;
  private readonly troubles = new Map<string, string>();
  private state: State = 'stopped';
  private reason: string | undefined;
  private failures = 0;
  private running: { readonly stop: AbortController; readonly done: Promise<void> } | undefined;

  constructor(private readonly options: KafkaFeedConsumerOptions) {
    this.logger = options.logger ?? silentLogger;
    this.undecodable = new UndecodableBatches(this.logger);
    this.tuning = { ...DEFAULT_TUNING, ...definedOnly(options) };
  }

  /** Resolves at once, whether the broker is there or not; `status` tells how far it is. @throws when already started */
  async start(handler: FeedHandler): Promise<void> {
    if (this.running) throw new Error('this consumer is already started');
    const stop = new AbortController();
    this.enter('connecting');
    this.running = { stop, done: this.keepReading(handler, stop.signal) };
  }

  async stop(): Promise<void> {
    const running = this.running;
    if (!running) return;
    running.stop.abort();
    await running.done;
    this.running = undefined;
    this.troubles.clear();
    this.enter('stopped');
  }

  status(): FeedConsumerStatus {
    const reason = this.reason ?? this.troubles.values().next().value;
    return {
      state: this.state,
      ...(reason === undefined ? {} : { reason }),
      lag: this.lag.snapshot(),
      undecodable: this.undecodable.snapshot(),
    };
  }

  private async keepReading(handler: FeedHandler, stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      try {
        await this.readUntilLost(handler, stop);
      } catch (error) {
        if (stop.aborted) return;
        this.failures++;
        this.enter('waiting-for-broker', reasonOf(error));
        await wait(backoffMs(this.failures, FIRST_RECONNECT_MS, MOST_RECONNECT_MS), stop);
      }
    }
  }

  private async readUntilLost(handler: FeedHandler, stop: AbortSignal): Promise<void> {
    const sockets = new KafkaSockets();
    const kafka = createKafkaClient(this.options, sockets, this.logger);
    await createMissingTopics(kafka, this.options.topics, this.logger);
    if (stop.aborted) return;

    let joined = false;
    sockets.onChange(() => {
      if (!joined || stop.aborted) return;
      if (sockets.open) this.enter('running');
      else this.enter('waiting-for-broker', 'the connection to the broker is lost');
    });
    const report = {
      lag: this.lag,
      undecodable: this.undecodable,
      joined: () => {
        joined = true;
        this.failures = 0;
        this.troubles.clear();
        if (!stop.aborted) this.enter('running');
      },
      handlerTrouble: (topic: string, partition: number, reason: string | null) => {
        const key = `${topic}/${partition}`;
        if (reason === null) this.troubles.delete(key);
        else this.troubles.set(key, `a batch of ${key} was rejected and comes again: ${reason}`);
      },
    };
    const session = new ConsumerSession(kafka, this.options.groupId, this.tuning, report, this.logger);
    let closing: Promise<void> | undefined;
    const close = () => (closing = session.close());
    stop.addEventListener('abort', close);
    try {
      await session.run(this.options.topics, handler);
    } finally {
      joined = false;
      stop.removeEventListener('abort', close);
      await closing;
    }
  }

  /** One line a change: attempts that fail alike are not told again. */
  private enter(state: State, reason?: string): void {
    if (this.state !== state) {
      const { groupId, topics, brokers } = this.options;
      const details = { state, groupId, topics, brokers, ...(reason === undefined ? {} : { reason }) };
      if (state === 'waiting-for-broker') this.logger.warn(details, `Feed consumer: ${state}`);
      else this.logger.info(details, `Feed consumer: ${state}`);
    }
    this.state = state;
    this.reason = reason;
  }
}

function definedOnly(options: Partial<ConsumerTuning>): Partial<ConsumerTuning> {
  const known = Object.keys(DEFAULT_TUNING) as (keyof ConsumerTuning)[];
  return Object.fromEntries(known.filter((key) => options[key] !== undefined).map((key) => [key, options[key]]));
}
