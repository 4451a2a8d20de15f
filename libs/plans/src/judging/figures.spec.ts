import { formatDay } from '#calendar';
import { day, measured, observed, plan, target } from '../testing/example-plan.js';
import { judge } from './judge.js';

const asOf = day('2025-04-10');

describe('what a status carries', () => {
  it('sets value, expected, percent, forecast and the rate required of a total', () => {
    const status = judge(target(), plan, observed(80, asOf), asOf);
    expect(status).toMatchObject({ value: 80, expected: 100, gap: 285, percent: 80, coverage: asOf });
    expect(status.forecast?.method).toBe('linear-rate');
    expect(status.forecast?.value).toBeCloseTo(292, 9);
    expect(status.requiredPerDay).toBeCloseTo(285 / 265, 9);
  });

  it('forecasts up to a deadline inside the window', () => {
    const midYear = target({ deadline: day('2025-06-30') });
    const status = judge(midYear, plan, observed(100, asOf), asOf);
    expect(status.forecast?.value).toBeCloseTo(181, 9);
    expect(status.expected).toBeCloseTo((365 * 100) / 181, 9);
  });

  it('forecasts a level by its last value and requires no daily rate', () => {
    const level = target({ condition: { atLeast: 92 }, pacing: 'full' });
    expect(judge(level, plan, observed(46, asOf), asOf)).toMatchObject({
      expected: 92,
      percent: 50,
      forecast: { value: 46, method: 'last-value' },
      requiredPerDay: null,
    });
  });

  it('holds a cap in full at any date and says how much of it is used up', () => {
    const capped = target({ condition: { atMost: 40 } });
    expect(judge(capped, plan, observed(10, asOf), asOf)).toMatchObject({
      expected: 40,
      percent: 25,
      gap: -30,
      requiredPerDay: null,
    });
  });

  it('has no percentage where nothing is due', () => {
    expect(judge(target({ condition: { zero: true } }), plan, observed(0, asOf), asOf).percent).toBeNull();
    const stepped = target({ pacing: { steps: [{ by: day('2025-06-30'), value: 20 }] } });
    expect(judge(stepped, plan, observed(5, asOf), asOf)).toMatchObject({ expected: 0, percent: null });
  });

  it('forecasts and requires nothing any more at the deadline', () => {
    const end = day('2025-12-31');
    expect(judge(target(), plan, observed(80, end), end)).toMatchObject({ forecast: null, requiredPerDay: null });
  });

  it('says what is due, and nothing of a value, while there are no data', () => {
    expect(judge(target(), plan, observed(7, null), asOf)).toMatchObject({
      value: null,
      numerator: null,
      gap: null,
      percent: null,
      forecast: null,
      expected: 100,
      judgedAt: asOf,
    });
    expect(judge(target(), plan, observed(7, null), day('2024-12-01')).expected).toBeNull();
  });

  it('carries the completeness of the judged day', () => {
    const data = observed(80, asOf, { completenessAt: (at) => (at === asOf ? 0.75 : 1) });
    expect(judge(target(), plan, data, day('2025-04-15')).completeness).toBe(0.75);
  });
});

describe('comparisons', () => {
  it('hold the value against the same day of the year before', () => {
    const data = observed(120, asOf, { valueInYearBefore: (at) => measured(at === day('2024-04-10') ? 100 : null) });
    expect(judge(target(), plan, data, asOf).yearOnYear).toBeCloseTo(20, 9);
  });

  it('are null where the earlier value is unknown or 0', () => {
    expect(judge(target(), plan, observed(120, asOf), asOf)).toMatchObject({ yearOnYear: null, monthOnMonth: null });
    for (const earlier of [null, 0]) {
      const data = observed(120, asOf, { valueInYearBefore: () => measured(earlier) });
      expect(judge(target(), plan, data, asOf).yearOnYear).toBeNull();
    }
  });

  it('hold this month so far against as many days of the month before', () => {
    const asked: string[] = [];
    const data = observed(500, day('2025-03-31'), {
      valueOver: (from, to) => {
        asked.push(`${formatDay(from)}..${formatDay(to)}`);
        return measured(from === day('2025-03-01') ? 30 : 40);
      },
    });
    expect(judge(target(), plan, data, day('2025-03-31')).monthOnMonth).toBeCloseTo(-25, 9);
    expect(asked).toEqual(['2025-03-01..2025-03-31', '2025-02-01..2025-02-28']);
  });

  it('hold a level against the end of last month, if the window had opened', () => {
    const level = target({ condition: { atLeast: 92 }, pacing: 'full' });
    const data = observed((at) => (at === day('2025-03-31') ? 80 : 88), asOf);
    expect(judge(level, plan, data, asOf).monthOnMonth).toBeCloseTo(10, 9);
    expect(judge(level, plan, data, day('2025-01-20')).monthOnMonth).toBeNull();
  });
});
