import type { TargetState } from '../status.js';
import { day, observed, plan, target } from '../testing/example-plan.js';
import { judge } from './judge.js';

const opensOn = day('2025-07-01');

describe('a unit whose stage opens on 1 July', () => {
  it.each<[string, number, TargetState]>([
    ['2025-06-30', 0, 'not-started'],
    ['2025-07-01', 0, 'behind'],
    ['2025-07-01', 2, 'on-track'],
    ['2025-09-30', 182, 'behind'],
    ['2025-09-30', 183, 'on-track'],
    ['2025-12-31', 364, 'missed'],
    ['2025-12-31', 365, 'reached'],
  ])('on %s with %d is %s: all of it falls due in what is left of the year', (asOf, value, state) => {
    expect(judge(target(), plan, observed(value, day(asOf), { opensOn }), day(asOf)).state).toBe(state);
  });

  it('has nothing due and nothing overdue before', () => {
    const status = judge(target(), plan, observed(null, null, { opensOn }), day('2025-06-30'));
    expect(status).toMatchObject({ state: 'not-started', expected: null, overdue: false });
  });

  it('has its data overdue only from there on', () => {
    const silent = observed(null, null, { opensOn });
    expect(judge(target(), plan, silent, day('2025-07-10')).overdue).toBe(false);
    expect(judge(target(), plan, silent, day('2025-07-11')).overdue).toBe(true);
  });

  it('is forecast by the rate since', () => {
    const { forecast } = judge(target(), plan, observed(92, day('2025-09-30'), { opensOn }), day('2025-09-30'));
    expect(forecast?.value).toBeCloseTo(184, 9);
  });

  it('changes nothing for a stage that opened before the window', () => {
    const early = { opensOn: day('2024-05-01') };
    const asOf = day('2025-04-10');
    expect(judge(target(), plan, observed(99, asOf, early), asOf)).toEqual(
      judge(target(), plan, observed(99, asOf), asOf),
    );
  });
});
