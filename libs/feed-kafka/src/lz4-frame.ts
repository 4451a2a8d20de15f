import { decompressFrame } from 'lz4-napi';
import { assertWithinLimit } from './codec-limit.js';

const MAGIC = 0x184d2204;
const FLAG = { blockChecksum: 0x10, contentSize: 0x08, contentChecksum: 0x04, dictionary: 0x01 } as const;

/**
 * Unpacks the LZ4 frame format (magic 0x184D2204), one frame or several behind each other.
 * The package unpacks without a limit, so the frame is measured first.
 * @see https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md
 * @throws when the bytes are not LZ4 frames, are cut short, or may unpack to too much
 */
export async function decompressLz4(packed: Buffer): Promise<Buffer> {
  const frames: Buffer[] = [];
  let mostBytes = 0;
  for (let at = 0; at < packed.length;) {
    const frame = measureFrame(packed, at);
    mostBytes += frame.mostBytes;
    assertWithinLimit(mostBytes);
    frames.push(await decompressFrame(packed.subarray(at, frame.end)));
    at = frame.end;
  }
  return frames.length === 1 ? frames[0]! : Buffer.concat(frames);
}

/** Where the frame at `start` ends, and how many bytes it unpacks to at most (every block but the last one is full). */
function measureFrame(packed: Buffer, start: number): { readonly end: number; readonly mostBytes: number } {
  if (packed.length - start < 7 || packed.readUInt32LE(start) !== MAGIC) throw new Error('not an LZ4 frame');
  const flags = packed.readUInt8(start + 4);
  const blockBytes = 2 ** (8 + 2 * ((packed.readUInt8(start + 5) >> 4) & 0x07));
  const optional = (flags & FLAG.contentSize ? 8 : 0) + (flags & FLAG.dictionary ? 4 : 0);
  let at = start + 7 + optional;
  let blocks = 0;
  for (;;) {
    if (at + 4 > packed.length) throw new Error('LZ4 frame is cut short');
    const size = packed.readUInt32LE(at) & 0x7fffffff;
    at += 4;
    if (size === 0) break;
    at += size + (flags & FLAG.blockChecksum ? 4 : 0);
    blocks++;
  }
  const end = at + (flags & FLAG.contentChecksum ? 4 : 0);
  if (end > packed.length) throw new Error('LZ4 frame is cut short');
  return { end, mostBytes: blocks * blockBytes };
}
