import { indicatorOf, ledgerOf } from '../testing/tiny-ledger.js';

const coverage = indicatorOf('coverage', { kind: 'ratio', numerator: ['given'], denominator: ['due'], factor: 100 });
const due = { '2024-02-01': 200, '2025-02-01': 200 };

describe('a delta', () => {
  const valueAt = (given: Record<string, number>) =>
    ledgerOf({ kind: 'delta', of: 'coverage', over: 'previousYear' }, { given, due }, [coverage])(
      '2025-01-01',
      '2025-06-30',
    );

  it('is in percentage points for a percentage', () => {
    expect(valueAt({ '2024-02-01': 160, '2025-02-01': 165 })).toEqual({ value: 2.5, numerator: 82.5, denominator: 80 });
  });

  it('can be over zero, and below it', () => {
    expect(valueAt({ '2024-02-01': 0, '2025-02-01': 2 }).value).toBe(1);
    expect(valueAt({ '2024-02-01': 2, '2025-02-01': 0 }).value).toBe(-1);
  });

  it('is not missed by the last digits of a double', () => {
    const levels = [
      indicatorOf('now', { kind: 'level', measures: ['now.stock'] }),
      indicatorOf('then', { kind: 'level', measures: ['then.stock'] }),
    ];
    const measures = { 'now.stock': { '2025-01-01': 92.1 }, 'then.stock': { '2025-01-01': 90.1 } };
    const valueOver = ledgerOf({ kind: 'delta', of: 'now', over: { indicator: 'then' } }, measures, levels);
    expect(valueOver('2025-01-01', '2025-06-30').value).toBe(2);
  });

  it('needs both values', () => {
    expect(valueAt({ '2025-02-01': 2 })).toEqual({ value: null, numerator: 1, denominator: null });
    expect(valueAt({ '2024-02-01': 2 })).toEqual({ value: null, numerator: null, denominator: 1 });
  });

  it('is over another indicator where the formula says so', () => {
    const valueOver = ledgerOf(
      { kind: 'delta', of: 'coverage', over: { indicator: 'province' } },
      { given: { '2025-02-01': 180 }, due, 'province.stock': { '2025-01-01': 85 } },
      [coverage, indicatorOf('province', { kind: 'level', measures: ['province.stock'] })],
    );
    expect(valueOver('2025-01-01', '2025-06-30').value).toBe(5);
  });
});
