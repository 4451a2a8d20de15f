import type { EventStore } from '#event-store';
import {
  readFeedMessage,
  type FeedBatch,
  type FeedContext,
  type FeedMessage,
  type FeedPublisher,
  type OutgoingMessage,
  type Refusal,
} from '#feed';
import { IntakeBatch } from './intake-batch.js';
import type { IntakeCounts } from './intake-counts.js';
import { rejectionEvent } from './rejection-event.js';

export interface KafkaIntakeOptions {
  readonly store: EventStore;
  readonly context: FeedContext;
  readonly publisher: FeedPublisher;
  readonly rejectedTopic: string;
  readonly tally: IntakeCounts;
  now(): string;
}

/**
 * Takes a batch from Kafka in: append first, then the refused ones to their topic, then the offsets (by the consumer,
 * once this resolves). A crash between any two steps brings the batch again; the log may hold a record twice and the
 * ledger tells.
 */
export function kafkaIntake(options: KafkaIntakeOptions): (batch: FeedBatch) => Promise<void> {
  const { store, context, publisher, rejectedTopic, tally, now } = options;
  return async ({ messages }) => {
    const at = now();
    const batch = new IntakeBatch();
    const refused: OutgoingMessage[] = [];
    for (const message of messages) {
      const reading = readFeedMessage(message, context);
      tally.note(reading);
      if (reading.ok) {
        batch.accept(reading);
        continue;
      }
      const origin = `${message.topic}/${message.partition}/${message.offset}`;
      batch.refuse(rejectionEvent(reading.refusal, message.value?.toString('utf8'), origin, at));
      refused.push(rejectedMessage(message, reading.refusal));
    }
    const { appends } = batch;
    if (appends.length > 0) await store.appendBatch(appends);
    if (refused.length > 0) await publisher.publish(rejectedTopic, refused);
  };
}

/** Same key and value, with why and from where in the headers. */
function rejectedMessage(message: FeedMessage, refusal: Refusal): OutgoingMessage {
  return {
    key: message.key,
    value: message.value,
    headers: {
      ...message.headers,
      zhibiao_code: refusal.code,
      zhibiao_message: refusal.message,
      zhibiao_pointer: refusal.pointer,
      zhibiao_topic: message.topic,
      zhibiao_partition: String(message.partition),
      zhibiao_offset: message.offset,
    },
  };
}
