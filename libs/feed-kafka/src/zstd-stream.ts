import { Decompress } from 'fzstd';
import { assertWithinLimit } from './codec-limit.js';

/**
 * Unpacks Zstandard. Read block by block, because a frame need not tell its size beforehand.
 * @throws when the bytes are not Zstandard, are cut short, or unpack to too much
 */
export function decompressZstd(packed: Buffer): Buffer {
  const blocks: Uint8Array[] = [];
  let unpackedBytes = 0;
  const stream = new Decompress((block) => {
    unpackedBytes += block.length;
    assertWithinLimit(unpackedBytes);
    blocks.push(block);
  });
  stream.push(packed, true);
  return Buffer.concat(blocks);
}
