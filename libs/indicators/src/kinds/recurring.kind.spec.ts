import type { Formula } from '../indicator.js';
import { ledgerOf } from '../testing/tiny-ledger.js';

const formula = (more: Partial<Extract<Formula, { kind: 'recurring' }>> = {}): Formula => ({
  kind: 'recurring',
  measure: 'sessions',
  every: 'month',
  atLeast: 1,
  makeUp: false,
  ...more,
});
const keeping = (sessions: Record<string, number>, of = formula()) => ledgerOf(of, { sessions });
const YEAR = '2025-12-31';

describe('a recurring obligation', () => {
  const days = { '2025-01-20': 1, '2025-03-31': 2 };

  it('is the share of the due periods that were kept', () => {
    expect(keeping(days)('2025-01-01', '2025-04-30')).toEqual({ value: 50, numerator: 2, denominator: 4 });
  });

  it('has nothing due before the first period is over or kept', () => {
    expect(keeping(days)('2025-01-01', '2025-01-19')).toEqual({ value: null, numerator: null, denominator: null });
    expect(keeping({ ...days, '2024-12-01': 1 })('2025-01-01', '2025-01-19', YEAR)).toEqual({
      value: null,
      numerator: 0,
      denominator: 0,
      best: 100,
    });
    expect(keeping(days)('2025-01-01', '2025-01-20').value).toBe(100);
  });

  it('has the running period due once it is kept', () => {
    expect(keeping(days)('2025-01-01', '2025-03-30')).toMatchObject({ numerator: 1, denominator: 2 });
    expect(keeping(days)('2025-01-01', '2025-03-31')).toMatchObject({ numerator: 2, denominator: 3 });
  });

  it('takes silence for a miss, but not of one who never reported', () => {
    expect(keeping({ '2024-10-01': 1 })('2025-01-01', '2025-02-28')).toMatchObject({ value: 0, denominator: 2 });
    expect(keeping({ '2023-10-01': 1 })('2025-01-01', '2025-02-28').value).toBeNull();
    expect(keeping({ '2025-01-05': 0 })('2025-01-01', '2025-02-28').value).toBe(0);
  });

  it('asks for enough in each period', () => {
    const weekly = keeping(
      { '2025-03-03': 3, '2025-03-07': 2, '2025-03-10': 4 },
      formula({ every: 'week', atLeast: 5 }),
    );
    expect(weekly('2025-03-01', '2025-03-16')).toMatchObject({ numerator: 1, denominator: 2 });
  });

  it.each([
    ['day', '2025-03-10', 3],
    ['week', '2025-03-23', 2],
    ['month', '2025-04-30', 2],
    ['quarter', '2025-06-30', 1],
  ] as const)('comes again every %s', (every, to, denominator) => {
    const from =
      every === 'quarter'
        ? '2025-04-01'
        : every === 'month'
          ? '2025-03-01'
          : every === 'week'
            ? '2025-03-10'
            : '2025-03-08';
    expect(keeping({ '2025-03-01': 0, '2025-04-01': 0 }, formula({ every }))(from, to).denominator).toBe(denominator);
  });
});

describe('the edges of a window', () => {
  it('give a week to the year of its Thursday, as a whole', () => {
    const weekly = keeping({ '2024-12-30': 1, '2025-12-29': 1 }, formula({ every: 'week' }));
    // The session of 30 December 2024 keeps 2025-W01; that of 29 December 2025 belongs to 2026-W01.
    expect(weekly('2025-01-01', '2025-01-05', YEAR)).toMatchObject({ value: 100, numerator: 1, denominator: 1 });
    expect(weekly('2025-01-01', YEAR, YEAR)).toMatchObject({ numerator: 1, denominator: 52 });
  });

  it('give the year of 53 weeks its last one, which ends with the window', () => {
    const weekly = keeping({ '2026-12-31': 1 }, formula({ every: 'week' }));
    expect(weekly('2026-01-01', '2026-12-31', '2026-12-31')).toMatchObject({
      numerator: 1,
      denominator: 53,
      best: 100 / 53,
    });
    const silent = keeping({ '2026-12-01': 1 }, formula({ every: 'week' }));
    expect(silent('2026-01-01', '2026-12-30', '2026-12-31').denominator).toBe(52);
    expect(silent('2026-01-01', '2026-12-31', '2026-12-31').denominator).toBe(53);
  });

  it('give a month to the window that holds its middle', () => {
    const monthly = keeping({ '2025-03-01': 1, '2025-04-01': 1 });
    expect(monthly('2025-03-10', '2025-04-30')).toMatchObject({ numerator: 2, denominator: 2 });
    expect(monthly('2025-03-20', '2025-04-30')).toMatchObject({ numerator: 1, denominator: 1 });
  });

  it('know the leap day', () => {
    const daily = keeping({ '2024-02-29': 1 }, formula({ every: 'day' }));
    expect(daily('2024-02-01', '2024-02-29')).toMatchObject({ numerator: 1, denominator: 29 });
  });
});

describe('the best that can still be attained', () => {
  it('loses a period with each miss, and none with what is still open', () => {
    const days = { '2025-01-20': 1 };
    expect(keeping(days)('2025-01-01', '2025-02-27', YEAR).best).toBe(100);
    expect(keeping(days)('2025-01-01', '2025-02-28', YEAR).best).toBe((100 * 11) / 12);
    expect(keeping(days)('2025-01-01', YEAR, YEAR)).toMatchObject({ value: 100 / 12, best: 100 / 12 });
  });

  it('is not told where the end of the window is not known', () => {
    expect(keeping({ '2025-01-20': 1 })('2025-01-01', '2025-02-28')).not.toHaveProperty('best');
  });
});

describe('an obligation that can be made up for', () => {
  const made = (sessions: Record<string, number>, atLeast = 1) => keeping(sessions, formula({ makeUp: true, atLeast }));

  it('counts a surplus for a miss, before and after it', () => {
    expect(made({ '2025-01-20': 2 })('2025-01-01', '2025-02-28')).toMatchObject({ value: 100, numerator: 2 });
    expect(made({ '2025-02-20': 2 })('2025-01-01', '2025-02-28')).toMatchObject({ value: 100, numerator: 2 });
  });

  it('counts whole obligations, and no more than are due', () => {
    expect(made({ '2025-01-20': 3, '2025-02-20': 4 }, 5)('2025-01-01', '2025-02-28')).toMatchObject({ numerator: 1 });
    expect(made({ '2025-01-20': 9 })('2025-01-01', '2025-02-28')).toMatchObject({ value: 100, numerator: 2 });
  });

  it('can reach everything until the window is over', () => {
    const once = made({ '2025-01-20': 1 });
    expect(once('2025-01-01', '2025-11-30', YEAR).best).toBe(100);
    expect(once('2025-01-01', YEAR, YEAR).best).toBe(100 / 12);
  });
});
