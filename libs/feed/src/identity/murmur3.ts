const C1 = 0x239b961b;
const C2 = 0xab0e9789;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93;

/**
 * MurmurHash3 x86 128 (Austin Appleby, public domain), seed 0, over UTF-16 code units as little-endian bytes.
 * Fast and well spread, not cryptographic: whoever wants to can construct collisions.
 * @param units the code units; room behind `length` up to a multiple of eight is overwritten with zeros.
 * @param out receives the four signed 32-bit words; given by the caller so that hashing allocates nothing.
 */
export function murmur128(units: Uint16Array, length: number, out: Int32Array): void {
  const blocks = length - (length % 8);
  let h1 = 0;
  let h2 = 0;
  let h3 = 0;
  let h4 = 0;
  for (let i = 0; i < blocks; i += 8) {
    h1 ^= mixed(pair(units, i), C1, 15, C2);
    h1 = (Math.imul(rotated(h1, 19) + h2, 5) + 0x561ccd1b) | 0;
    h2 ^= mixed(pair(units, i + 2), C2, 16, C3);
    h2 = (Math.imul(rotated(h2, 17) + h3, 5) + 0x0bcaa747) | 0;
    h3 ^= mixed(pair(units, i + 4), C3, 17, C4);
    h3 = (Math.imul(rotated(h3, 15) + h4, 5) + 0x96cd1c35) | 0;
    h4 ^= mixed(pair(units, i + 6), C4, 18, C1);
    h4 = (Math.imul(rotated(h4, 13) + h1, 5) + 0x32ac3b17) | 0;
  }
  if (length > blocks) {
    // The tail is padded with zeros, and a word of zeros changes nothing.
    units.fill(0, length, blocks + 8);
    h4 ^= mixed(pair(units, blocks + 6), C4, 18, C1);
    h3 ^= mixed(pair(units, blocks + 4), C3, 17, C4);
    h2 ^= mixed(pair(units, blocks + 2), C2, 16, C3);
    h1 ^= mixed(pair(units, blocks), C1, 15, C2);
  }
  const bytes = length * 2;
  h1 ^= bytes;
  h2 ^= bytes;
  h3 ^= bytes;
  h4 ^= bytes;
  h1 = (h1 + h2 + h3 + h4) | 0;
  h2 = (h2 + h1) | 0;
  h3 = (h3 + h1) | 0;
  h4 = (h4 + h1) | 0;
  h1 = avalanched(h1);
  h2 = avalanched(h2);
  h3 = avalanched(h3);
  h4 = avalanched(h4);
  h1 = (h1 + h2 + h3 + h4) | 0;
  out[0] = h1;
  out[1] = h2 + h1;
  out[2] = h3 + h1;
  out[3] = h4 + h1;
}

function pair(units: Uint16Array, at: number): number {
  return (units[at] ?? 0) | ((units[at + 1] ?? 0) << 16);
}

function mixed(word: number, before: number, turn: number, after: number): number {
  return Math.imul(rotated(Math.imul(word, before), turn), after);
}

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

function avalanched(word: number): number {
  let h = word ^ (word >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
