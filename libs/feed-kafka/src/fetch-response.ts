import Decoder from 'kafkajs/src/protocol/decoder.js';
import response from 'kafkajs/src/protocol/requests/fetch/v11/response.js';
import { decodeRecordSet } from './record-set.js';

/**
 * Makes kafkajs decode fetch responses batch by batch.
 *
 * By itself kafkajs decodes a response as a whole: one corrupt batch throws, the consumer crashes, comes back and crashes
 * again, for ever, and for all partitions of that broker. Neither its codecs nor its events know topic, partition and offset.
 * Version 11 is the newest fetch request kafkajs speaks; every broker since 2.3 answers in it.
 * Holds for the whole process; safe to repeat.
 */
export function tolerateUndecodableBatches(): void {
  response.decode = decodeFetchResponse;
}

/** @see https://kafka.apache.org/protocol#The_Messages_Fetch, version 11 */
async function decodeFetchResponse(bytes: Buffer): Promise<object> {
  const decoder = new Decoder(bytes);
  const clientSideThrottleTime = decoder.readInt32();
  const errorCode = decoder.readInt16();
  const sessionId = decoder.readInt32();
  const responses = await decoder.readArrayAsync(async (topic) => ({
    topicName: topic.readString(),
    partitions: await topic.readArrayAsync(decodePartition),
  }));
  // The broker has not held the request back; it expects the client to wait `clientSideThrottleTime`.
  return { throttleTime: 0, clientSideThrottleTime, errorCode, sessionId, responses };
}

async function decodePartition(decoder: Decoder): Promise<object> {
  const partition = decoder.readInt32();
  const errorCode = decoder.readInt16();
  const highWatermark = decoder.readInt64().toString();
  const lastStableOffset = decoder.readInt64().toString();
  const lastStartOffset = decoder.readInt64().toString();
  const abortedTransactions = decoder.readArray((aborted) => ({
    producerId: aborted.readInt64().toString(),
    firstOffset: aborted.readInt64().toString(),
  }));
  const preferredReadReplica = decoder.readInt32();
  const messages = await decodeRecordSet(decoder.readBytes() ?? Buffer.alloc(0));
  return {
    partition,
    errorCode,
    highWatermark,
    lastStableOffset,
    lastStartOffset,
    abortedTransactions,
    preferredReadReplica,
    messages,
  };
}
