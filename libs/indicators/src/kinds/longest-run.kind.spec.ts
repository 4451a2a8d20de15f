import type { Formula } from '../indicator.js';
import { ledgerOf } from '../testing/tiny-ledger.js';

const formula = (more: Partial<Extract<Formula, { kind: 'longest-run' }>> = {}): Formula => ({
  kind: 'longest-run',
  measure: 'doctors',
  every: 'month',
  atLeast: 1,
  ...more,
});
const runOf = (doctors: Record<string, number>, of = formula()) => ledgerOf(of, { doctors });

describe('a longest run', () => {
  const days = { '2025-01-10': 1, '2025-02-28': 2, '2025-04-01': 1, '2025-05-31': 1, '2025-06-01': 1, '2025-08-15': 1 };

  it('is the longest of unbroken periods', () => {
    expect(runOf(days)('2025-01-01', '2025-12-31')).toEqual({ value: 3, numerator: 3, denominator: 1 });
    expect(runOf(days)('2025-01-01', '2025-03-31').value).toBe(2);
  });

  it('counts the running period once it is met, and is not broken by it before', () => {
    expect(runOf(days)('2025-01-01', '2025-02-27').value).toBe(1);
    expect(runOf(days)('2025-01-01', '2025-02-28').value).toBe(2);
  });

  it('begins with the window', () => {
    expect(runOf({ ...days, '2024-12-05': 1 })('2025-01-01', '2025-03-31').value).toBe(2);
  });

  it('asks for enough in each period, summed within it', () => {
    const twice = runOf(
      { '2025-01-10': 1, '2025-01-20': 1, '2025-02-01': 1, '2025-03-01': 2 },
      formula({ atLeast: 2 }),
    );
    expect(twice('2025-01-01', '2025-12-31').value).toBe(1);
  });

  it('is zero where nothing was enough, and nothing where nobody reports yet', () => {
    expect(runOf({ '2025-01-10': 0 })('2025-01-01', '2025-12-31').value).toBe(0);
    expect(runOf({ '2024-11-10': 1 })('2025-01-01', '2025-12-31').value).toBe(0);
    expect(runOf({})('2025-01-01', '2025-12-31')).toEqual({ value: null, numerator: null, denominator: null });
    expect(runOf({ '2025-02-10': 1 })('2025-01-01', '2025-01-31').value).toBeNull();
  });

  it('runs over ISO weeks, each in the year of its Thursday', () => {
    const weeks = runOf(
      { '2024-12-29': 1, '2024-12-30': 1, '2025-01-06': 1, '2025-12-28': 1, '2025-12-29': 1 },
      formula({ every: 'week' }),
    );
    // 2025-W01 begins on 30 December 2024; 29 December 2025 is in 2026-W01.
    expect(weeks('2025-01-01', '2025-01-31', '2025-12-31').value).toBe(2);
    expect(weeks('2025-12-01', '2025-12-31', '2025-12-31').value).toBe(1);
  });
});
