import type { EventStore, Position } from '#event-store';
import {
  readFeedMessage,
  type FeedBatch,
  type FeedContext,
  type FeedMessage,
  type FeedPublisher,
  type OutgoingMessage,
  type Refusal,
} from '#feed';
import type { LiveHandOver } from '../live/live-hand-over.js';
import type { ProjectionHandle } from '../server-parts.js';
import type { IntakeCounts } from './intake-counts.js';
import { Pace } from './pace.js';
import { rejectionEvent } from './rejection-event.js';
import { SharedAppend } from './shared-append.js';

export interface KafkaIntakeOptions {
  readonly store: EventStore;
  readonly context: FeedContext;
  readonly publisher: FeedPublisher;
  readonly rejectedTopic: string;
  readonly tally: IntakeCounts;
  readonly projection: ProjectionHandle;
  readonly live?: LiveHandOver;
  now(): string;
}

/**
 * Takes a batch from Kafka in: append first, then the refused ones to their topic, then the offsets (by the consumer,
 * once this resolves). A crash between any two steps brings the batch again; the log may hold a record twice and the
 * ledger tells.
 */
export function kafkaIntake(options: KafkaIntakeOptions): (batch: FeedBatch) => Promise<void> {
  const { store, context, publisher, rejectedTopic, tally, projection, live, now } = options;
  const shared = new SharedAppend(store, live);
  const pace = new Pace(AHEAD);
  return async ({ messages }) => {
    const at = now();
    const refused: OutgoingMessage[] = [];
    const last = await shared.add((batch) => {
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
    });
    if (refused.length > 0) await publisher.publish(rejectedTopic, refused);
    const due = last === undefined ? undefined : pace.note(last, messages.length);
    if (due !== undefined) await keepPace(projection, due);
  };
}

/** Events that intake may be ahead of the projection; what is more is better left in Kafka than in memory. */
const AHEAD = 30_000;
const PATIENCE_MS = 2_000;

/** Waits a little where the projection is far behind. One that stands still holds nothing up for good. */
async function keepPace(projection: ProjectionHandle, due: Position): Promise<void> {
  if (projection.state === 'running') await projection.waitFor(due, PATIENCE_MS);
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
