import type { Target } from '../plan.js';
import type { Measurement, TargetState, TargetStatus } from '../status.js';
import { day, observed, plan, target } from '../testing/example-plan.js';
import { judge } from './judge.js';

/** Percent of due periods kept, with the best that can still come. */
function judgedOn(asOf: string, value: number | null, best: number | null, change: Partial<Target> = {}): TargetStatus {
  const kept: Measurement = { value, numerator: value, denominator: 100, definitionVersion: 1, best };
  const data = { ...observed(value, day(asOf)), valueAt: () => kept };
  return judge(target({ condition: { atLeast: 100 }, pacing: 'full', ...change }), plan, data, day(asOf));
}

describe('a recurring obligation to be kept each time', () => {
  it.each<[string, number, number | null, TargetState]>([
    ['2025-06-30', 100, 100, 'on-track'],
    ['2025-06-30', 83.3, 91.7, 'missed'],
    ['2025-06-30', 83.3, 100, 'behind'],
    ['2025-06-30', 83.3, null, 'behind'],
    ['2025-12-31', 91.7, 91.7, 'missed'],
    ['2025-12-31', 100, 100, 'reached'],
  ])('on %s with %d kept and %s still possible is %s', (asOf, value, best, state) => {
    expect(judgedOn(asOf, value, best).state).toBe(state);
  });

  it('can bear as many misses as the bound allows', () => {
    const lenient: Partial<Target> = { condition: { atLeast: 90 } };
    expect(judgedOn('2025-06-30', 83.3, 90, lenient).state).toBe('behind');
    expect(judgedOn('2025-06-30', 83.3, 89.9, lenient).state).toBe('missed');
    expect(judgedOn('2025-06-30', 83.3, 90, { condition: { above: 90 } }).state).toBe('missed');
  });

  it('is yellow, not red, where it is no hard target', () => {
    expect(judgedOn('2025-06-30', 83.3, 91.7, { strength: 'stretch' }).state).toBe('behind');
  });

  it('is missed though its data stay away: they cannot mend it', () => {
    const kept: Measurement = { value: 50, numerator: 1, denominator: 2, definitionVersion: 1, best: 91.7 };
    const data = { ...observed(50, day('2025-03-01')), valueAt: () => kept };
    const each = target({ condition: { atLeast: 100 }, pacing: 'full' });
    expect(judge(each, plan, data, day('2025-06-30'))).toMatchObject({ state: 'missed', overdue: true });
  });

  it('is not missed by a limit that the best would pass', () => {
    expect(judgedOn('2025-06-30', 5, 3, { condition: { atMost: 10 } }).state).toBe('on-track');
  });
});
