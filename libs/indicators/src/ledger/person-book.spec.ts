import { parseDay } from '#calendar';
import fc from 'fast-check';
import {
  addOccurrence,
  decodeOccurrences,
  encodeOccurrences,
  removeOccurrence,
  type Occurrence,
  type PersonBook,
} from './person-book.js';

/** Facilities 11 and 12 of county 1, facility 21 of county 2; all in city 0. */
const pathOf = (unit: number): readonly number[] => [unit, Math.floor(unit / 10), 0];
const on = (iso: string): number => parseDay(iso)!;

/** A book that collects where its person counts first: `unit@day`. */
function watched(per: 'month' | 'quarter' | 'half' | 'year' = 'quarter') {
  const book: PersonBook = { key: 1, subject: 'ann', occurrences: [] };
  const firsts = new Map<string, number>();
  const changed = (unit: number, day: number, change: number): void => {
    const name = `${unit}@${day}`;
    firsts.set(name, (firsts.get(name) ?? 0) + change);
  };
  return {
    add: (one: Occurrence) => addOccurrence(book, one, per, pathOf, { here: changed, elsewhere: changed }),
    remove: (one: Occurrence) => removeOccurrence(book, one, per, pathOf, { here: changed, elsewhere: changed }),
    firsts: () => Object.fromEntries([...firsts].filter(([, count]) => count !== 0)),
  };
}

const at = (unit: number, iso: string, measure = 1): Occurrence => ({ measure, unit, day: on(iso) });
const first = (unit: number, iso: string): string => `${unit}@${on(iso)}`;

describe('a person', () => {
  it('counts once at each level, on the first day there', () => {
    const ann = watched();
    for (const one of [at(11, '2025-02-03'), at(12, '2025-02-01'), at(21, '2025-02-02')]) ann.add(one);
    expect(ann.firsts()).toEqual({
      [first(11, '2025-02-03')]: 1,
      [first(12, '2025-02-01')]: 1,
      [first(1, '2025-02-01')]: 1,
      [first(21, '2025-02-02')]: 1,
      [first(2, '2025-02-02')]: 1,
      [first(0, '2025-02-01')]: 1,
    });
  });

  it('moves to the next occurrence where the first is taken out', () => {
    const ann = watched();
    ann.add(at(11, '2025-02-03'));
    ann.add(at(11, '2025-02-01'));
    ann.remove(at(11, '2025-02-01'));
    expect(ann.firsts()).toEqual({
      [first(11, '2025-02-03')]: 1,
      [first(1, '2025-02-03')]: 1,
      [first(0, '2025-02-03')]: 1,
    });
  });

  it.each([
    ['month', 4],
    ['quarter', 3],
    ['half', 2],
    ['year', 1],
  ] as const)('counts anew in each %s', (per, times) => {
    const ann = watched(per);
    for (const iso of ['2025-01-31', '2025-02-01', '2025-04-01', '2025-07-01']) ann.add(at(11, iso));
    expect(Object.keys(ann.firsts()).filter((name) => name.startsWith('0@'))).toHaveLength(times);
  });

  it('counts in each measure for itself', () => {
    const ann = watched();
    ann.add(at(11, '2025-02-01', 1));
    ann.add(at(11, '2025-02-01', 2));
    expect(ann.firsts()[first(0, '2025-02-01')]).toBe(2);
  });

  it('throws where an occurrence to take out was never there', () => {
    expect(() => watched().remove(at(11, '2025-02-01'))).toThrow('no such occurrence');
  });
});

describe('occurrences as bytes', () => {
  const occurrence = fc.record({ measure: fc.nat(65_535), unit: fc.nat(2 ** 32 - 1), day: fc.nat(65_535) });

  it('come back, in order, eight bytes each', () => {
    fc.assert(
      fc.property(fc.array(occurrence), (occurrences) => {
        const bytes = encodeOccurrences(occurrences);
        expect(bytes).toHaveLength(8 * occurrences.length);
        const sorted = [...occurrences].sort((a, b) => a.measure - b.measure || a.day - b.day || a.unit - b.unit);
        expect(decodeOccurrences(bytes)).toEqual(sorted);
      }),
    );
  });

  it('hold a book that is larger than usual', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => ({ measure: 1, unit: i, day: 20_000 }));
    expect(decodeOccurrences(encodeOccurrences(many))).toEqual(many);
  });
});
