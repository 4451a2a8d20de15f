import type { Formula } from '../indicator.js';
import { ledgerOf, measureOf } from '../testing/tiny-ledger.js';
import { compileFormula } from './registry.js';

const context = { measure: measureOf, indicator: () => undefined };

/** Two months of everything; a stock is what its days have added up to. */
const MEASURES = {
  a: { '2025-01-05': 1, '2025-02-05': 3 },
  b: { '2025-02-10': 5 },
  visits: { '2025-02-20': 100, '2025-02-27': 10, '2025-02-28': 4 },
  'beds.stock': { '2024-12-31': 20, '2025-02-01': 5 },
  'people.stock': { '2024-12-31': 5000 },
  'milestone.centre.stock': { '2025-02-01': 1 },
  'milestone.centre': { '2025-02-01': 1 },
  'case.fever.in-time': { '2025-02-01': 3 },
  'case.fever.late': { '2025-02-01': 1 },
};

describe('a formula of kind', () => {
  it.each<[string, Formula, value: number]>([
    [
      'ratio is a quotient of sums',
      { kind: 'ratio', numerator: ['a', 'b'], denominator: ['beds.stock'], factor: 100 },
      (100 * 8) / 25,
    ],
    ['count is a sum over the window', { kind: 'count', measures: ['a', 'b'] }, 8],
    ['level is what stocks hold', { kind: 'level', measures: ['beds.stock'] }, 25],
    [
      'per-capita is per so many inhabitants',
      { kind: 'per-capita', measure: 'beds.stock', population: 'people.stock', per: 1000 },
      5,
    ],
    ['mean is a total over its count', { kind: 'mean', total: 'visits', count: 'a' }, 114 / 3],
    ['daily-mean is over its own trailing days', { kind: 'daily-mean', measure: 'visits', trailingDays: 7 }, 2],
    ['zero-event counts breaches', { kind: 'zero-event', measures: ['a'] }, 3],
    ['milestone counts the units that reached it', { kind: 'milestone', milestone: 'centre' }, 1],
    ['cases-in-time is the share of the decided cases', { kind: 'cases-in-time', caseType: 'fever' }, 75],
  ])('%s', (_, formula, value) => {
    expect(ledgerOf(formula, MEASURES)('2025-02-01', '2025-02-28').value).toBe(value);
  });

  it('that is not known is refused', () => {
    expect(() => compileFormula({ kind: 'guess' } as never, context)).toThrow(RangeError);
  });
});
