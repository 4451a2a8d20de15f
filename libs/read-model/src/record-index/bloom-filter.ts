const BITS_PER_KEY = 10;
const PROBES = 7;

/** Tells for sure that a key is absent; says "perhaps" for an absent one in about 1 % of the cases. */
export class BloomFilter {
  private constructor(private readonly bits: Uint8Array) {}

  static for(keys: number): BloomFilter {
    return new BloomFilter(new Uint8Array(Math.ceil((Math.max(keys, 1) * BITS_PER_KEY) / 8)));
  }

  static from(bytes: Uint8Array): BloomFilter {
    return new BloomFilter(new Uint8Array(bytes));
  }

  get bytes(): Uint8Array {
    return this.bits;
  }

  add(key: number): void {
    const size = this.bits.length * 8;
    let bit = mix(key >>> 0) % size;
    const step = (mix((key / 2 ** 32) >>> 0) % (size - 1)) + 1;
    for (let i = 0; i < PROBES; i++) {
      this.bits[bit >>> 3]! |= 1 << (bit & 7);
      bit = (bit + step) % size;
    }
  }

  mayHave(key: number): boolean {
    const size = this.bits.length * 8;
    let bit = mix(key >>> 0) % size;
    const step = (mix((key / 2 ** 32) >>> 0) % (size - 1)) + 1;
    for (let i = 0; i < PROBES; i++) {
      if ((this.bits[bit >>> 3]! & (1 << (bit & 7))) === 0) return false;
      bit = (bit + step) % size;
    }
    return true;
  }
}

/** The finaliser of MurmurHash3: spreads 32 bits. The low 21 bits of the key's upper half alone would cluster. */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
