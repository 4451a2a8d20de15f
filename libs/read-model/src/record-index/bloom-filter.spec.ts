import { recordKeyOf } from '#feed';
import { BloomFilter } from './bloom-filter.js';

const KEYS = 20_000;
const key = (n: number): number => recordKeyOf('/his/test', `record-${n}`);

function filled(): BloomFilter {
  const filter = BloomFilter.for(KEYS);
  for (let n = 0; n < KEYS; n++) filter.add(key(n));
  return filter;
}

describe('a Bloom filter', () => {
  it('never denies a key that it has', () => {
    const filter = filled();
    for (let n = 0; n < KEYS; n++) expect(filter.mayHave(key(n))).toBe(true);
  });

  it('says "perhaps" to an absent key in less than two per cent of the cases', () => {
    const filter = filled();
    let wrong = 0;
    for (let n = KEYS; n < 2 * KEYS; n++) if (filter.mayHave(key(n))) wrong++;
    expect(wrong / KEYS).toBeLessThan(0.02);
  });

  it('answers the same after it was stored', () => {
    const stored = BloomFilter.from(Buffer.from(filled().bytes));
    expect(stored.mayHave(key(1))).toBe(true);
    expect(stored.bytes).toEqual(filled().bytes);
  });

  it('denies everything while it is empty, and takes even a single key', () => {
    const filter = BloomFilter.for(0);
    expect(filter.mayHave(7)).toBe(false);
    filter.add(Number.MAX_SAFE_INTEGER);
    expect(filter.mayHave(Number.MAX_SAFE_INTEGER)).toBe(true);
  });
});
