import fc from 'fast-check';
import { decodeEntries, encodeEntries } from './entry.js';

describe('entries as text', () => {
  it('come back as they were', () => {
    const entry = fc.record({
      measure: fc.nat(4095),
      unit: fc.nat(1_000_000),
      day: fc.nat(60_000),
      amount: fc.maxSafeInteger(),
      book: fc.maxSafeNat(),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 6 }), (entries) => {
        expect(decodeEntries(encodeEntries(entries))).toEqual(entries);
      }),
    );
  });

  it('are legible, and name a book only where there is one', () => {
    const entry = { measure: 3, unit: 12, day: 20_000, amount: -5, book: 0 };
    expect(encodeEntries([entry, { ...entry, book: 77 }])).toBe('3,12,20000,-5;3,12,20000,-5,77');
    expect(encodeEntries([])).toBe('');
  });
});
