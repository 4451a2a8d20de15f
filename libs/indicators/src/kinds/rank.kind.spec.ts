import { indicatorOf, TinyLedger } from '../testing/tiny-ledger.js';

/** Values of counties on one day; the family names all of them unless it is given. */
function ranking(
  values: Readonly<Record<string, number>>,
  direction: 'up' | 'down' = 'up',
  family?: Readonly<Record<string, string | undefined>>,
) {
  const ledger = new TinyLedger({
    amounts: Object.fromEntries(
      Object.entries(values).map(([unit, amount]) => [unit, { doses: { '2025-02-01': amount } }]),
    ),
    indicators: [
      indicatorOf('doses', { kind: 'count', measures: ['doses'] }, { direction }),
      indicatorOf('it', { kind: 'rank', of: 'doses' }, { direction: 'down' }),
    ],
    family: family ?? Object.fromEntries(Object.keys(values).map((unit) => [unit, undefined])),
  });
  return (unit: string) => ledger.value('it', unit, '2025-01-01', '2025-12-31');
}

const NONE = { value: null, numerator: null, denominator: null };

describe('a rank', () => {
  it('is the place among the siblings that have a value', () => {
    const rank = ranking({ a: 5, b: 9, c: 7 });
    expect([rank('b'), rank('c'), rank('a')]).toEqual([
      { value: 1, numerator: 1, denominator: 3 },
      { value: 2, numerator: 2, denominator: 3 },
      { value: 3, numerator: 3, denominator: 3 },
    ]);
  });

  it('goes by the direction of the other indicator', () => {
    const rank = ranking({ a: 5, b: 9 }, 'down');
    expect([rank('a').value, rank('b').value]).toEqual([1, 2]);
  });

  it('is shared by equal values, also by those that differ by rounding alone', () => {
    const rank = ranking({ a: 0.1 + 0.2, b: 0.3, c: 0.4, d: 0.2 });
    expect(['c', 'a', 'b', 'd'].map((unit) => rank(unit).value)).toEqual([1, 2, 2, 4]);
  });

  it('needs a value of its own, and a second one to compare with', () => {
    const rank = ranking({ a: 5 }, 'up', { a: undefined, b: undefined });
    expect(rank('b')).toEqual(NONE);
    expect(rank('a')).toEqual(NONE);
  });

  it('is among those that are valid on the day', () => {
    const rank = ranking({ a: 5, b: 9, c: 7 }, 'up', { a: undefined, b: '2025-12-30', c: undefined });
    expect(rank('c')).toEqual({ value: 1, numerator: 1, denominator: 2 });
    expect(rank('b')).toEqual(NONE);
  });
});
