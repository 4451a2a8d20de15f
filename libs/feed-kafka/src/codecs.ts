import { promisify } from 'node:util';
import { gzip, unzip } from 'node:zlib';
import kafkajs from 'kafkajs';
import { compress as compressSnappy } from 'snappy';
import { compressFrame } from 'lz4-napi';
import { MAX_DECOMPRESSED_BYTES } from './codec-limit.js';
import { decompressLz4 } from './lz4-frame.js';
import { decompressSnappy } from './snappy-stream.js';
import { decompressZstd } from './zstd-stream.js';

/** What kafkajs asks of a codec. */
interface Codec {
  compress(encoder: { readonly buffer: Buffer }): Promise<Buffer>;
  decompress(packed: Buffer): Promise<Buffer>;
}

const gzipAsync = promisify(gzip);
const unzipAsync = promisify<Buffer, { maxOutputLength: number }, Buffer>(unzip);

const gzipCodec: Codec = {
  compress: (encoder) => gzipAsync(encoder.buffer),
  decompress: (packed) => unzipAsync(packed, { maxOutputLength: MAX_DECOMPRESSED_BYTES }),
};
const snappyCodec: Codec = {
  compress: (encoder) => compressSnappy(encoder.buffer),
  decompress: async (packed) => decompressSnappy(packed),
};
const lz4Codec: Codec = {
  compress: (encoder) => compressFrame(encoder.buffer),
  decompress: decompressLz4,
};
const zstdCodec: Codec = {
  compress: async () => {
    throw new Error('zstd can be read but not written here; publish with gzip, snappy or lz4');
  },
  decompress: async (packed) => decompressZstd(packed),
};

/** Teaches kafkajs, which knows gzip alone, the codecs of Java producers. Holds for the whole process; safe to repeat. */
export function registerCodecs(): void {
  const { CompressionCodecs: codecs, CompressionTypes: types } = kafkajs;
  codecs[types.GZIP] = () => gzipCodec;
  codecs[types.Snappy] = () => snappyCodec;
  codecs[types.LZ4] = () => lz4Codec;
  codecs[types.ZSTD] = () => zstdCodec;
}
