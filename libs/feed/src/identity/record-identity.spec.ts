import { murmur128 } from './murmur3.js';
import { eventIdOf, recordKeyOf, uuidOf } from './record-identity.js';

function hashOf(text: string): string {
  const units = new Uint16Array(text.length + 8);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  const out = new Int32Array(4);
  murmur128(units, text.length, out);
  return [...out].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join(' ');
}

describe('the hash', () => {
  // Computed with an independent implementation that gives the published 2f1583c3ecee2c675d7bf66ce5e91d2c for
  // "The quick brown fox jumps over the lazy dog" in ASCII; here the bytes are UTF-16LE.
  it.each([
    ['', '00000000 00000000 00000000 00000000'],
    ['a', '033bb196 ccef4fe1 ccef4fe1 ccef4fe1'],
    ['abc', '2b5b97a3 20f75fb5 5012c2b4 5012c2b4'],
    ['指标', '5be4c2ce e7c0f502 e7c0f502 e7c0f502'],
    ['abcdefgh', '6c357655 8df898a1 a76d230d 42147114'],
    ['abcdefghi', '17a3d732 37eee486 04d39ee1 ee7f6ddc'],
    ['/his/370811\0b7a1c2d4-0001\x001', 'db9e357f 81cd18a0 04c40afc 1da6d759'],
  ])('of %j never changes', (text, words) => {
    expect(hashOf(text)).toBe(words);
  });
});

describe('the identity of a record', () => {
  it('never changes', () => {
    expect(eventIdOf('/his/370811', 'b7a1c2d4-0001', 1)).toBe('db9e357f-81cd-88a0-84c4-0afc1da6d759');
    expect(recordKeyOf('/his/370811', 'b7a1c2d4-0001')).toBe(0x21b6ac4b * 2 ** 21 + (0x8a861202 >>> 11));
  });

  it('is a UUID of version 8 and a safe integer', () => {
    for (let i = 0; i < 1000; i++) {
      expect(eventIdOf('/s', `r${i}`, i)).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
      const key = recordKeyOf('/s', `r${i}`);
      expect(Number.isSafeInteger(key) && key >= 0).toBe(true);
    }
  });

  it('does not mix up source, id and revision', () => {
    const ids = [eventIdOf('a', 'bc', 1), eventIdOf('ab', 'c', 1), eventIdOf('a', 'bc', 11), eventIdOf('a', 'bc1', 1)];
    expect(new Set(ids).size).toBe(4);
    expect(recordKeyOf('a', 'bc')).not.toBe(recordKeyOf('ab', 'c'));
  });

  it('takes texts of any length, and remembers nothing of the one before', () => {
    const long = 'x'.repeat(5000);
    const before = uuidOf('abc');
    expect(uuidOf(long)).not.toBe(uuidOf(`${long}x`));
    expect(uuidOf('abc')).toBe(before);
  });

  it('spreads evenly and collides nowhere among fifty thousand serial ids', () => {
    const keys = new Set<number>();
    const buckets = new Array<number>(16).fill(0);
    for (let i = 0; i < 50_000; i++) {
      const key = recordKeyOf('/his/370811', `record-${i}`);
      keys.add(key);
      const bucket = key % 16;
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    expect(keys.size).toBe(50_000);
    expect(Math.min(...buckets)).toBeGreaterThan(2_900);
    expect(Math.max(...buckets)).toBeLessThan(3_350);
  });
});
