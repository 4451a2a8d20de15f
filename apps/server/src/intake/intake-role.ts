import type { EventStore, Position } from '#event-store';
import type { FeedContext, FeedPublisher } from '#feed';
import { KafkaFeedConsumer, type FeedLogger } from '#feed-kafka';
import type { LiveHandOver } from '../live/live-hand-over.js';
import type { ProjectionHandle } from '../server-parts.js';
import { FeedIntake } from './feed-intake.js';
import { kafkaIntake } from './kafka-intake.js';

/** A megabyte is some 2,500 records: large enough to be cheap, small enough to keep little in memory. */
const FETCH_BYTES = 1 << 20;

export interface IntakeRole {
  readonly intake: FeedIntake;
  /** Finishes the batch in hand and leaves the consumer group. */
  stop(): Promise<void>;
}

export interface IntakeRoleOptions {
  readonly store: EventStore;
  readonly context: FeedContext;
  readonly projection: ProjectionHandle;
  readonly live?: LiveHandOver;
  readonly logger: FeedLogger;
  outcomes(positions: readonly Position[]): Promise<ReadonlyMap<Position, number>>;
  /** Absent without Kafka, or where this process does not consume. */
  readonly kafka?: {
    readonly brokers: readonly string[];
    readonly groupId: string;
    readonly topics: readonly string[];
    readonly publisher: FeedPublisher;
    readonly rejectedTopic: string;
  };
}

/** Takes records in over HTTP and, with Kafka, from the feed topics. */
export async function startIntake(options: IntakeRoleOptions): Promise<IntakeRole> {
  const { store, context, projection, logger, kafka } = options;
  const now = (): string => new Date().toISOString();
  const consumer =
    kafka &&
    new KafkaFeedConsumer({
      brokers: [...kafka.brokers],
      clientId: 'zhibiao',
      groupId: kafka.groupId,
      topics: kafka.topics,
      maxBytesPerPartition: FETCH_BYTES,
      logger,
    });
  const intake = new FeedIntake({
    store,
    context,
    projection,
    ...(options.live && { live: options.live }),
    outcomes: (positions) => options.outcomes(positions),
    kafkaStatus: () => consumer?.status(),
    now,
  });
  if (consumer && kafka) {
    const { publisher, rejectedTopic } = kafka;
    await consumer.start(
      kafkaIntake({
        store,
        context,
        publisher,
        rejectedTopic,
        tally: intake.tally,
        projection,
        ...(options.live && { live: options.live }),
        now,
      }),
    );
  }
  return { intake, stop: async () => consumer?.stop() };
}
