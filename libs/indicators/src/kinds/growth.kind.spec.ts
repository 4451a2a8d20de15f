import type { Formula } from '../indicator.js';
import { indicatorOf, ledgerOf, TinyLedger } from '../testing/tiny-ledger.js';

const visits = indicatorOf('visits', { kind: 'count', measures: ['visits'] });
const overLastYear: Formula = { kind: 'growth', of: 'visits', over: 'previousYear' };

describe('growth over the previous year', () => {
  const growthOf = (days: Record<string, number>) => ledgerOf(overLastYear, { visits: days }, [visits]);

  it('holds the window up to the day against the same days of the year before', () => {
    const days = { '2024-01-10': 60, '2024-03-31': 40, '2024-04-01': 1000, '2025-02-01': 110, '2025-04-01': 1000 };
    expect(growthOf(days)('2025-01-01', '2025-03-31')).toEqual({ value: 10, numerator: 110, denominator: 100 });
  });

  it.each([
    ['of nothing reported', { '2024-02-01': 5 }, { value: null, numerator: null, denominator: 5 }],
    ['over nothing reported', { '2025-02-01': 5 }, { value: null, numerator: 5, denominator: null }],
    ['over zero', { '2024-02-01': 0, '2025-02-01': 5 }, { value: null, numerator: 5, denominator: 0 }],
    [
      'of a reported zero is −100 %',
      { '2024-02-01': 5, '2025-02-01': 0 },
      { value: -100, numerator: 0, denominator: 5 },
    ],
    [
      'over a debt grows as the debt shrinks',
      { '2024-02-01': -10, '2025-02-01': -5 },
      { value: 50, numerator: -5, denominator: -10 },
    ],
  ] as [string, Record<string, number>, unknown][])('%s', (_, days, expected) => {
    expect(growthOf(days)('2025-01-01', '2025-03-31')).toEqual(expected);
  });

  it('holds a February against the whole one of a leap year, reported on its last day', () => {
    expect(growthOf({ '2024-02-29': 100, '2025-02-28': 105 })('2025-02-01', '2025-02-28').value).toBe(5);
    expect(growthOf({ '2023-02-28': 100, '2024-02-29': 110 })('2024-02-01', '2024-02-29').value).toBe(10);
  });
});

describe('growth of an indicator whose definition has changed', () => {
  it('takes for each day the definition valid then', () => {
    const later = { '2025-01-01': { kind: 'count', measures: ['all-visits'] } } as const;
    const ledger = new TinyLedger({
      amounts: {
        here: { visits: { '2024-02-01': 50, '2025-02-01': 7 }, 'all-visits': { '2024-02-01': 9, '2025-02-01': 60 } },
      },
      indicators: [
        indicatorOf('visits', { kind: 'count', measures: ['visits'] }, { later }),
        indicatorOf('it', overLastYear),
      ],
    });
    expect(ledger.value('it', 'here', '2025-01-01', '2025-03-31')).toEqual({
      value: 20,
      numerator: 60,
      denominator: 50,
    });
  });
});

describe('growth over another indicator', () => {
  it('holds the value against that of the same day', () => {
    const mean = indicatorOf('mean', { kind: 'level', measures: ['mean.stock'] });
    const valueAt = ledgerOf(
      { kind: 'growth', of: 'visits', over: { indicator: 'mean' } },
      { visits: { '2025-02-01': 90 }, 'mean.stock': { '2024-12-31': 100, '2025-03-01': 100 } },
      [visits, mean],
    );
    expect(valueAt('2025-01-01', '2025-02-28')).toEqual({ value: -10, numerator: 90, denominator: 100 });
    expect(valueAt('2025-01-01', '2025-03-01').value).toBe(-55);
  });
});
