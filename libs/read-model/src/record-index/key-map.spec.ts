import fc from 'fast-check';
import { KeyMap } from './key-map.js';

const keys = fc.oneof(fc.nat(20), fc.maxSafeNat(), fc.constantFrom(2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER));

describe('a key map', () => {
  it('holds what a Map holds, also once it has grown', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, fc.maxSafeNat()), { maxLength: 200 }), (entries) => {
        const map = new KeyMap(2);
        for (const [key, value] of entries) map.set(key, value);
        const like = new Map(entries);
        expect(new Map(map)).toEqual(like);
        expect(map.size).toBe(like.size);
        for (const [key, value] of like) expect(map.get(key)).toBe(value);
      }),
    );
  });

  it('tells an absent key from one that holds 0', () => {
    const map = new KeyMap(4);
    map.set(0, 0);
    expect(map.get(0)).toBe(0);
    expect(map.get(1)).toBeUndefined();
  });

  it('is empty after it was cleared, and takes keys again', () => {
    const map = new KeyMap(4);
    map.set(5, 1);
    map.clear();
    expect([map.size, map.get(5), [...map]]).toEqual([0, undefined, []]);
    map.set(5, 2);
    expect([...map]).toEqual([[5, 2]]);
  });
});
