import { formatDay } from '#calendar';
import type { Target } from '../plan.js';
import type { Observation, TargetState, TargetStatus } from '../status.js';
import { day, observed, plan, target } from '../testing/example-plan.js';
import { judge } from './judge.js';

function judgedOn(
  asOf: string,
  change: Partial<Target>,
  value: number | ((at: number) => number | null),
  known: Partial<Observation>,
): TargetStatus {
  return judge(target(change), plan, observed(value, day(asOf), known), day(asOf));
}

describe('a limit at last year (不高于上年)', () => {
  const level: Partial<Target> = { condition: { atMost: { previousYear: true } }, pacing: 'full' };
  const known = { previousYear: () => 12 };

  it.each<[string, number, TargetState]>([
    ['2025-06-30', 12, 'on-track'],
    ['2025-06-30', 12.01, 'behind'],
    ['2025-12-31', 12, 'reached'],
    ['2025-12-31', 12.01, 'missed'],
    ['2026-02-01', 12.01, 'missed'],
  ])('on %s with %d it is %s', (asOf, value, state) => {
    expect(judgedOn(asOf, level, value, known).state).toBe(state);
  });

  it('speaks of what last year came to', () => {
    expect(judgedOn('2025-06-30', level, 9, known)).toMatchObject({ baseline: 12, expected: 12, gap: -3, percent: 75 });
  });

  it('is red at once on a total that has passed it', () => {
    const total = { ...level, pacing: 'linear' } as const;
    expect(judgedOn('2025-03-01', total, 12, known).state).toBe('on-track');
    expect(judgedOn('2025-03-01', total, 13, known).state).toBe('missed');
  });

  it.each<Partial<Observation>>([{}, { previousYear: () => null }])(
    'is grey, never red, without last year',
    (unknown) => {
      for (const asOf of ['2025-03-01', '2025-12-31', '2026-02-01']) {
        expect(judgedOn(asOf, level, 99, unknown)).toMatchObject({
          state: 'no-data',
          colour: 'grey',
          value: 99,
          baseline: null,
          expected: null,
          gap: null,
          percent: null,
          forecast: null,
          requiredPerDay: null,
        });
      }
    },
  );
});

describe('a total to rise over last year', () => {
  const rising: Partial<Target> = { condition: { rises: { byPercent: 10 } } };
  const known = { previousYear: () => 300 };

  it.each<[string, number, TargetState]>([
    ['2025-07-02', 164, 'behind'],
    ['2025-07-02', 166, 'on-track'],
    ['2025-07-02', 330, 'reached'],
    ['2025-12-31', 329, 'missed'],
    ['2025-12-31', 330, 'reached'],
  ])('on %s with %d it is %s', (asOf, value, state) => {
    expect(judgedOn(asOf, rising, value, known).state).toBe(state);
  });

  it('is due in proportion, and carries what it is held against', () => {
    const status = judgedOn('2025-07-02', rising, 164, known);
    expect(status).toMatchObject({ baseline: 300, gap: 166 });
    expect(status.expected).toBeCloseTo((330 * 183) / 365, 9);
  });
});

describe('a level to rise by 2 points over its baseline of 85.3', () => {
  const rising: Partial<Target> = {
    condition: { rises: { by: 2 } },
    baseline: { value: 85.3, on: day('2024-12-31') },
    pacing: 'full',
  };

  it.each<[number, TargetState]>([
    [87.29, 'missed'],
    [87.3, 'reached'],
    [87.31, 'reached'],
  ])('with %d at the deadline it is %s', (value, state) => {
    expect(judgedOn('2025-12-31', rising, value, { previousYear: () => 10 })).toMatchObject({ state, baseline: 85.3 });
  });

  it('takes a baseline that is kept as facts, as of the judged day', () => {
    const asked: string[] = [];
    const kept = { ...rising, baseline: { indicator: 'literacy-2024' } };
    const status = judgedOn('2025-06-30', kept, 87, {
      indicatorValue: (code, at) => {
        asked.push(`${code} ${formatDay(at)}`);
        return 85;
      },
    });
    expect(status).toMatchObject({ state: 'on-track', baseline: 85, expected: 87 });
    expect(asked).toEqual(['literacy-2024 2025-06-30']);
  });
});

describe('a limit at another indicator (低于全省五年均值)', () => {
  const below: Partial<Target> = { condition: { below: { indicator: 'province.mean' } } };
  const mean = (value: number | null): Partial<Observation> => ({ indicatorValue: () => value });

  it.each<[string, number, TargetState]>([
    ['2025-06-30', 99, 'on-track'],
    ['2025-06-30', 100, 'behind'],
    ['2025-12-31', 99, 'reached'],
    ['2025-12-31', 100, 'missed'],
  ])('on %s a total of %d against 100 is %s: the mean may still move', (asOf, value, state) => {
    expect(judgedOn(asOf, below, value, mean(100)).state).toBe(state);
  });

  it('is held against the mean of the deadline once that has passed', () => {
    const grows = (at: number): number => (at > day('2025-12-31') ? 120 : 99);
    const known: Partial<Observation> = { indicatorValue: (_, at) => (at > day('2025-12-31') ? 90 : 100) };
    expect(judgedOn('2026-01-05', below, grows, known)).toMatchObject({
      state: 'reached',
      value: 99,
      baseline: 100,
      judgedAt: day('2025-12-31'),
    });
  });

  it('cannot be lost by a value alone, so a rise over it is open until the deadline', () => {
    const above: Partial<Target> = { condition: { atLeast: { indicator: 'province.mean' } } };
    expect(judgedOn('2025-06-30', above, 100, mean(100)).state).toBe('on-track');
    expect(judgedOn('2025-12-31', above, 100, mean(100)).state).toBe('reached');
  });

  it('is grey without the mean', () => {
    expect(judgedOn('2025-12-31', below, 100, mean(null)).state).toBe('no-data');
  });
});

describe('each answer', () => {
  it('is asked for once a judgement', () => {
    const asked: string[] = [];
    const data: Observation = {
      ...observed(89, day('2025-06-30')),
      valueAt: (at) => {
        asked.push(`value ${formatDay(at)}`);
        return { value: 89, numerator: 89, denominator: 1, definitionVersion: 1 };
      },
      previousYear: () => {
        asked.push('previous year');
        return null;
      },
    };
    const both = target({ condition: { allOf: [{ rises: true }, { atLeast: { previousYear: true } }] } });
    judge(both, plan, data, day('2025-06-30'));
    expect(asked).toEqual(['previous year', 'value 2025-06-30']);
  });
});
