import Decoder from 'kafkajs/src/protocol/decoder.js';
import decodeMessageSet from 'kafkajs/src/protocol/messageSet/decoder.js';
import decodeRecordBatch from 'kafkajs/src/protocol/recordBatch/v0/decoder.js';

/** Stands among the records of a partition in place of a batch that cannot be decoded. */
export interface UndecodableBatch {
  /** The last offset of the batch: consumption goes on behind it. */
  readonly offset: string;
  readonly undecodable: {
    /** The first offset of the batch. */
    readonly firstOffset: string;
    readonly reason: string;
  };
}

export function isUndecodable(record: object): record is UndecodableBatch {
  return 'undecodable' in record;
}

/** Positions in the header of a record batch (magic 2), in bytes from its start. */
const AT = { length: 8, magic: 16, lastOffsetDelta: 23 } as const;
const BYTES_BEFORE_LENGTH_COUNTS = 12;
const HEADER_BYTES = 61;

/**
 * The records of one partition in a fetch response. A batch that cannot be decoded becomes one `UndecodableBatch`, so that
 * it hurts neither its neighbours nor the other partitions of the response. An incomplete batch at the end is left out:
 * the broker cuts where its limit of bytes is reached.
 * @throws when the framing itself is broken, so that not even the next batch can be found
 */
export async function decodeRecordSet(set: Buffer): Promise<object[]> {
  const records: object[] = [];
  for (let at = 0; set.length - at >= HEADER_BYTES;) {
    if (set.readInt8(at + AT.magic) < 2) {
      const rest = set.subarray(at);
      return [...records, ...(await decodeMessageSet(new Decoder(rest), rest.length))];
    }
    const end = at + BYTES_BEFORE_LENGTH_COUNTS + set.readInt32BE(at + AT.length);
    if (end < at + HEADER_BYTES) throw new Error(`record batch at byte ${at} has an impossible length`);
    if (end > set.length) break;
    for (const record of await decodeOne(set.subarray(at, end))) records.push(record);
    at = end;
  }
  return records;
}

async function decodeOne(batch: Buffer): Promise<object[]> {
  try {
    return (await decodeRecordBatch(new Decoder(batch))).records;
  } catch (error) {
    return [standIn(batch, error instanceof Error ? error.message : String(error))];
  }
}

function standIn(batch: Buffer, reason: string): UndecodableBatch & Record<string, unknown> {
  const firstOffset = batch.readBigInt64BE(0);
  const lastOffset = firstOffset + BigInt(Math.max(0, batch.readInt32BE(AT.lastOffsetDelta)));
  return {
    offset: lastOffset.toString(),
    undecodable: { firstOffset: firstOffset.toString(), reason },
    key: null,
    value: null,
    headers: {},
    isControlRecord: false,
    batchContext: { producerId: '-1', inTransaction: false },
  };
}
