import { uncompressSync } from 'snappy';
import { assertWithinLimit } from './codec-limit.js';

/** Java producers wrap snappy in the framing of xerial's snappy-java: this magic, two versions, then length-prefixed blocks. */
const XERIAL_MAGIC = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]);
const XERIAL_HEADER_BYTES = 16;

/**
 * Unpacks snappy as Kafka carries it: xerial's framing or one raw block.
 * @throws when the bytes are not snappy, are cut short, or unpack to too much
 */
export function decompressSnappy(packed: Buffer): Buffer {
  if (!packed.subarray(0, XERIAL_MAGIC.length).equals(XERIAL_MAGIC)) return decompressBlock(packed);
  const blocks: Buffer[] = [];
  let unpackedBytes = 0;
  for (let at = XERIAL_HEADER_BYTES; at < packed.length;) {
    const start = at + 4;
    const end = start + packed.readInt32BE(at);
    if (end <= start || end > packed.length) throw new Error('snappy block is cut short');
    unpackedBytes += unpackedLength(packed, start);
    assertWithinLimit(unpackedBytes);
    blocks.push(decompressBlock(packed.subarray(start, end)));
    at = end;
  }
  return blocks.length === 1 ? blocks[0]! : Buffer.concat(blocks);
}

function decompressBlock(block: Buffer): Buffer {
  assertWithinLimit(unpackedLength(block, 0));
  return uncompressSync(block, { asBuffer: true }) as Buffer;
}

/** A raw block starts with its unpacked length as a varint of at most five bytes. */
function unpackedLength(bytes: Buffer, start: number): number {
  let length = 0;
  for (let i = 0; i < 5; i++) {
    const byte = bytes[start + i];
    if (byte === undefined) break;
    length += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return length;
  }
  throw new Error('snappy block has no length');
}
