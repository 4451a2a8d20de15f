import { setTimeout as pause } from 'node:timers/promises';
import type { FeedBatch, FeedHandler } from '#feed';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { backoffMs, wait } from './backoff.js';
import { readBatch } from './feed-batch.js';
import type { FeedLogger } from './feed-logger.js';
import { reasonOf } from './kafka-topics.js';
import { OffsetCommits } from './offset-commits.js';
import type { PartitionLag } from './partition-lag.js';
import type { UndecodableBatches } from './undecodable-batches.js';

/** How a consumer reads. Sizes in bytes, times in milliseconds. */
export interface ConsumerTuning {
  readonly partitionsConsumedConcurrently: number;
  readonly maxBytesPerPartition: number;
  /** How long the broker holds a fetch back while there is nothing to read. */
  readonly maxWaitTimeMs: number;
  /** After this long without a sign of life the broker gives the partitions to others. */
  readonly sessionTimeoutMs: number;
}

/** What a session tells to whom it belongs. */
export interface SessionReport {
  readonly lag: PartitionLag;
  readonly undecodable: UndecodableBatches;
  /** The group has given partitions: reading begins or goes on. */
  joined(): void;
  /** A batch was rejected, with its reason, or taken in after all (`null`). */
  handlerTrouble(topic: string, partition: number, reason: string | null): void;
}

const FIRST_REJECTION_BACKOFF_MS = 100;
const MOST_REJECTION_BACKOFF_MS = 5_000;
const MAX_FETCHES_IN_MEMORY = 4;
const COMMIT_WITHIN_MS = 200;
/** A fetch that brought fewer messages is followed by a short rest, so that the next one brings more. */
const FEW_MESSAGES = 100;
const REST_MS = 5;
const MOST_JOINING_MS = 5_000;

/**
 * One membership in the consumer group: from joining until it is left or kafkajs gives up.
 * A new session follows a lost one, so nothing in here has to be repaired.
 */
export class ConsumerSession {
  private readonly consumer: Consumer;
  private readonly commits: OffsetCommits;
  /** Grows with each rebalance. A batch from an older assignment may be somebody else's by now. */
  private assignment = 0;
  private closed = false;
  private joining: Promise<void> | undefined;
  private readonly rejections = new Map<string, number>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly inHand = new Set<Promise<void>>();

  constructor(
    kafka: Kafka,
    groupId: string,
    private readonly tuning: ConsumerTuning,
    private readonly report: SessionReport,
    private readonly logger: FeedLogger,
  ) {
    this.consumer = kafka.consumer({
      groupId,
      sessionTimeout: tuning.sessionTimeoutMs,
      heartbeatInterval: this.heartbeatMs,
      maxBytesPerPartition: tuning.maxBytesPerPartition,
      maxBytes: tuning.maxBytesPerPartition * MAX_FETCHES_IN_MEMORY,
      maxWaitTimeInMs: tuning.maxWaitTimeMs,
      minBytes: 1,
      allowAutoTopicCreation: false,
      metadataMaxAge: 60_000,
      // kafkajs would start again with what it knew; a new session asks the broker anew.
      retry: { retries: 4, restartOnFailure: async () => false },
    });
    this.commits = new OffsetCommits({
      commit: (offsets) => this.consumer.commitOffsets(offsets),
      withinMs: COMMIT_WITHIN_MS,
      onFailure: (error) =>
        this.logger.debug({ reason: reasonOf(error) }, 'Offsets were not committed; batches come again'),
    });
  }

  /** Reads until `close`. @throws why reading ended, when nobody closed */
  async run(topics: readonly string[], handler: FeedHandler): Promise<void> {
    const { CRASH, GROUP_JOIN, STOP } = this.consumer.events;
    const ended = new Promise<void>((resolve, reject) => {
      this.consumer.on(CRASH, ({ payload }) => reject(payload.error));
      this.consumer.on(STOP, () => this.closed && resolve());
    });
    ended.catch(() => {});
    this.consumer.on(GROUP_JOIN, ({ payload }) => {
      this.assignment++;
      this.commits.forget();
      this.report.lag.keepOnly(payload.memberAssignment);
      this.report.joined();
    });
    try {
      await this.consumer.connect();
      await this.consumer.subscribe({ topics: [...topics], fromBeginning: true });
      if (this.closed) return;
      this.joining = this.consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: this.tuning.partitionsConsumedConcurrently,
        eachBatch: (payload) => this.track(this.takeIn(payload, handler)),
      });
      await this.joining;
      if (this.closed) return;
      await ended;
    } finally {
      this.timers.forEach(clearTimeout);
      await this.consumer.disconnect().catch(() => {});
    }
  }

  /** Finishes the batches in hand, commits them and leaves the group. */
  async close(): Promise<void> {
    this.closed = true;
    this.timers.forEach(clearTimeout);
    // Stopped while it joins, kafkajs would read on once it has joined.
    const joined = new AbortController();
    this.joining?.finally(() => joined.abort()).catch(() => {});
    if (this.joining) await wait(MOST_JOINING_MS, joined.signal);
    await Promise.allSettled(this.inHand);
    await this.commits.flush();
    await this.consumer.disconnect().catch(() => {});
  }

  private get heartbeatMs(): number {
    return Math.floor(this.tuning.sessionTimeoutMs / 4);
  }

  private track(work: Promise<void>): Promise<void> {
    this.inHand.add(work);
    return work.finally(() => this.inHand.delete(work));
  }

  private async takeIn(payload: EachBatchPayload, handler: FeedHandler): Promise<void> {
    const { batch, resolveOffset, isRunning, isStale } = payload;
    const { topic, partition } = batch;
    if (this.closed || !isRunning() || isStale()) return;
    const assignment = this.assignment;
    const { messages, undecodable, nextOffset, behind } = readBatch({
      topic,
      partition,
      messages: batch.messages,
      highWatermark: batch.highWatermark,
      lastOffset: batch.lastOffset(),
    });
    this.report.lag.set(topic, partition, behind + messages.length);
    if (messages.length > 0) {
      const taken = await this.handle({ topic, partition, messages, behind }, handler, payload);
      if (!taken) return;
    }
    this.report.undecodable.add(topic, partition, undecodable);
    if (this.assignment !== assignment || isStale()) {
      this.logger.debug(
        { topic, partition, nextOffset },
        'Partition was given away meanwhile; its offset is not committed',
      );
      return;
    }
    this.commits.note(topic, partition, nextOffset);
    resolveOffset(batch.messages.at(-1)!.offset);
    this.report.lag.set(topic, partition, behind);
    if (messages.length < FEW_MESSAGES && !this.closed) await pause(REST_MS);
  }

  /** @returns whether the handler took the batch; if not, the partition rests and the batch comes again. */
  private async handle(batch: FeedBatch, handler: FeedHandler, payload: EachBatchPayload): Promise<boolean> {
    const { topic, partition } = batch;
    const key = `${topic}/${partition}`;
    // A failed heartbeat means a rebalance or a lost broker: kafkajs meets it again right after this batch.
    const beat = setInterval(() => payload.heartbeat().catch(() => {}), this.heartbeatMs / 2);
    try {
      await handler(batch);
      if (this.rejections.delete(key)) this.report.handlerTrouble(topic, partition, null);
      return true;
    } catch (error) {
      const failures = (this.rejections.get(key) ?? 0) + 1;
      this.rejections.set(key, failures);
      const retryInMs = backoffMs(failures, FIRST_REJECTION_BACKOFF_MS, MOST_REJECTION_BACKOFF_MS);
      const reason = reasonOf(error);
      this.logger.error(
        { topic, partition, offset: batch.messages[0]?.offset, failures, retryInMs, reason, err: error },
        'Batch was rejected and comes again',
      );
      this.report.handlerTrouble(topic, partition, reason);
      this.rest(payload.pause(), retryInMs);
      return false;
    } finally {
      clearInterval(beat);
    }
  }

  /** Other partitions go on meanwhile. */
  private rest(resume: () => void, ms: number): void {
    if (this.closed) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      resume();
    }, ms);
    this.timers.add(timer);
  }
}
