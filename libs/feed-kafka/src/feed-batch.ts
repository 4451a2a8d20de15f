import type { FeedMessage } from '#feed';
import type { Batch, KafkaMessage } from 'kafkajs';
import { isUndecodable, type UndecodableBatch } from './record-set.js';

/** What kafkajs delivered of one partition, in our words. */
export interface DeliveredBatch {
  readonly messages: readonly FeedMessage[];
  /** Batches among them that could not be decoded. */
  readonly undecodable: readonly UndecodableBatch[];
  /** The offset to commit once all is taken in. */
  readonly nextOffset: string;
  /** Messages in the partition behind these. */
  readonly behind: number;
}

export function readBatch({ topic, partition, messages, highWatermark, lastOffset }: DeliverableBatch): DeliveredBatch {
  const delivered: FeedMessage[] = [];
  const undecodable: UndecodableBatch[] = [];
  for (const message of messages) {
    if (isUndecodable(message)) undecodable.push(message);
    else delivered.push(readMessage(topic, partition, message));
  }
  const nextOffset = BigInt(lastOffset) + 1n;
  const behind = Math.max(0, Number(BigInt(highWatermark) - nextOffset));
  return { messages: delivered, undecodable, nextOffset: nextOffset.toString(), behind };
}

/** The last offset may be behind the last message: markers of a transaction are no messages. */
type DeliverableBatch = Pick<Batch, 'topic' | 'partition' | 'messages' | 'highWatermark'> & {
  readonly lastOffset: string;
};

function readMessage(topic: string, partition: number, message: KafkaMessage): FeedMessage {
  return {
    topic,
    partition,
    offset: message.offset,
    key: message.key,
    value: message.value,
    headers: readHeaders(message.headers),
  };
}

/** Where a header comes several times, the last one counts; one without a value is left out. */
function readHeaders(headers: KafkaMessage['headers']): Record<string, Buffer> {
  const read: Record<string, Buffer> = {};
  for (const name in headers) {
    const given = headers[name];
    const last = Array.isArray(given) ? given.at(-1) : given;
    if (last !== undefined && last !== null) read[name] = typeof last === 'string' ? Buffer.from(last) : last;
  }
  return read;
}
