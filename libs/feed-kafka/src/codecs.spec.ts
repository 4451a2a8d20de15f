import { compressFrameSync } from 'lz4-napi';
import { compressSync } from 'snappy';
import { MAX_DECOMPRESSED_BYTES } from './codec-limit.js';
import { decompressLz4 } from './lz4-frame.js';
import { decompressSnappy } from './snappy-stream.js';
import { decompressZstd } from './zstd-stream.js';

const text = Buffer.from('指标 '.repeat(50_000));
/** `zstd` of the five bytes "hello", as the reference implementation writes it without a checksum. */
const zstdHello = Buffer.from('28b52ffd2005290000' + '68656c6c6f', 'hex');

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function xerial(...blocks: Buffer[]): Buffer {
  const header = Buffer.concat([Buffer.from('\x82SNAPPY\0', 'latin1'), int32(1), int32(1)]);
  return Buffer.concat([header, ...blocks.flatMap((block) => [int32(block.length), block])]);
}

describe('snappy', () => {
  it('is read as one raw block', () => {
    expect(decompressSnappy(compressSync(text)).equals(text)).toBe(true);
  });

  it('is read in the framing of Java producers, block by block', () => {
    const framed = xerial(compressSync(text.subarray(0, 32_768)), compressSync(text.subarray(32_768)));
    expect(decompressSnappy(framed).equals(text)).toBe(true);
  });

  it('is refused when a block is cut short', () => {
    const framed = xerial(compressSync(text));
    expect(() => decompressSnappy(framed.subarray(0, -3))).toThrow('cut short');
  });

  it('is refused before unpacking when it announces too much', () => {
    const announcesFourGigabytes = Buffer.from([0xff, 0xff, 0xff, 0xff, 0x0f, 0x00]);
    expect(() => decompressSnappy(announcesFourGigabytes)).toThrow('unpacks to more than');
    expect(() => decompressSnappy(xerial(announcesFourGigabytes))).toThrow('unpacks to more than');
  });
});

describe('lz4', () => {
  it.each([
    ['plain', {}],
    ['with checksums', { contentChecksum: true, blockChecksums: true }],
  ])('is read from a frame %s', async (_name, options) => {
    expect((await decompressLz4(compressFrameSync(text, options))).equals(text)).toBe(true);
  });

  it('is read from several frames behind each other', async () => {
    const frame = compressFrameSync(text);
    expect((await decompressLz4(Buffer.concat([frame, frame]))).equals(Buffer.concat([text, text]))).toBe(true);
  });

  it('is refused when it is no frame or cut short', async () => {
    await expect(decompressLz4(Buffer.from('no frame at all'))).rejects.toThrow('not an LZ4 frame');
    await expect(decompressLz4(compressFrameSync(text).subarray(0, -6))).rejects.toThrow('cut short');
  });

  it('is refused before unpacking when it may become too much', async () => {
    const bomb = compressFrameSync(Buffer.alloc(MAX_DECOMPRESSED_BYTES + 5 * 1024 * 1024));
    await expect(decompressLz4(bomb)).rejects.toThrow('unpacks to more than');
  });
});

describe('zstd', () => {
  it('is read', () => {
    expect(decompressZstd(zstdHello).toString()).toBe('hello');
  });

  it('is refused when it is none or cut short', () => {
    expect(() => decompressZstd(Buffer.from('no zstd at all, really none'))).toThrow();
    expect(() => decompressZstd(zstdHello.subarray(0, -2))).toThrow();
  });

  it('is refused as soon as it has become too much', () => {
    // A frame without a size, window 8 MiB, of blocks that each repeat one byte 128 KiB times.
    const block = Buffer.from([0x02, 0x00, 0x10, 0x61]);
    const bomb = Buffer.concat([Buffer.from('28b52ffd0068', 'hex'), ...Array.from({ length: 1_100 }, () => block)]);
    expect(() => decompressZstd(bomb)).toThrow('unpacks to more than');
  });
});
