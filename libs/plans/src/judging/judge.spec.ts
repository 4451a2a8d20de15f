import type { Target } from '../plan.js';
import type { TargetState } from '../status.js';
import { day, observed, plan, target } from '../testing/example-plan.js';
import { judge } from './judge.js';

/** Judged with data up to the as-of date. */
function stateOf(change: Partial<Target>, value: number | null, asOf: string): TargetState {
  return judge(target(change), plan, observed(value, day(asOf)), day(asOf)).state;
}

describe('a total that accrues (at least 365, one a day)', () => {
  it.each<[string, number | null, TargetState]>([
    ['2024-12-31', 0, 'not-started'],
    ['2025-01-01', 0, 'behind'],
    ['2025-01-01', 1, 'on-track'],
    ['2025-04-10', 99, 'behind'],
    ['2025-04-10', 100, 'on-track'],
    ['2025-04-10', 365, 'reached'],
    ['2025-04-10', null, 'no-data'],
    ['2025-11-30', 340, 'on-track'],
    ['2025-12-01', 340, 'due-soon'],
    ['2025-12-01', 334, 'behind'],
    ['2025-12-30', 364, 'due-soon'],
    ['2025-12-31', 364, 'missed'],
    ['2025-12-31', 365, 'reached'],
    ['2026-02-01', 364, 'missed'],
    ['2026-02-01', null, 'no-data'],
  ])('on %s with %s it is %s', (asOf, value, state) => {
    expect(stateOf({}, value, asOf)).toBe(state);
  });

  it('is due in full at a deadline inside the window, and made good when it is met later', () => {
    const midYear = target({ deadline: day('2025-06-30') });
    const slow = observed((at) => (at >= day('2025-07-15') ? 365 : 300), day('2025-08-01'));
    expect(judge(midYear, plan, slow, day('2025-06-30'))).toMatchObject({ state: 'missed', expected: 365, gap: 65 });
    expect(judge(midYear, plan, slow, day('2025-07-14')).state).toBe('missed');
    expect(judge(midYear, plan, slow, day('2025-07-15'))).toMatchObject({
      state: 'made-good',
      colour: 'yellow-green',
      value: 365,
    });
  });

  it('waits for data that cover the deadline before it is missed', () => {
    const status = judge(target(), plan, observed(364, day('2025-12-30')), day('2026-01-02'));
    expect(status).toMatchObject({ state: 'due-soon', judgedAt: day('2025-12-30'), overdue: false });
  });
});

describe('a level due in full (at least 92)', () => {
  const level: Partial<Target> = { condition: { atLeast: 92 }, pacing: 'full' };

  it.each<[string, number, TargetState]>([
    ['2025-01-01', 91.99, 'behind'],
    ['2025-01-01', 92, 'on-track'],
    ['2025-12-30', 91.99, 'behind'],
    ['2025-12-30', 92, 'on-track'],
    ['2025-12-31', 92, 'reached'],
    ['2025-12-31', 91.99, 'missed'],
  ])('on %s with %d it is %s', (asOf, value, state) => {
    expect(stateOf(level, value, asOf)).toBe(state);
  });

  it('keeps what it was on its deadline, though it falls afterwards', () => {
    const midYear = target({ ...level, deadline: day('2025-06-30') });
    const falling = observed((at) => (at > day('2025-06-30') ? 80 : 93), day('2025-09-01'));
    expect(judge(midYear, plan, falling, day('2025-09-01'))).toMatchObject({
      state: 'reached',
      value: 93,
      gap: -1,
      judgedAt: day('2025-06-30'),
    });
  });

  it('is not met by its own bound where the bound is exclusive', () => {
    expect(stateOf({ condition: { above: 92 }, pacing: 'full' }, 92, '2025-05-01')).toBe('behind');
  });
});

describe('dated steps', () => {
  const stepped: Partial<Target> = {
    condition: { atLeast: 40 },
    pacing: { steps: [{ by: day('2025-06-30'), value: 20 }] },
  };

  it.each<[string, number, TargetState]>([
    ['2025-06-29', 0, 'on-track'],
    ['2025-06-30', 19, 'behind'],
    ['2025-06-30', 20, 'on-track'],
    ['2025-12-30', 20, 'due-soon'],
    ['2025-12-31', 20, 'missed'],
  ])('on %s with %d it is %s', (asOf, value, state) => {
    expect(stateOf(stepped, value, asOf)).toBe(state);
  });
});

describe('limits', () => {
  it.each<[string, Partial<Target>, number, string, TargetState]>([
    ['a total under its cap', { condition: { atMost: 10 } }, 10, '2025-03-01', 'on-track'],
    ['a total past its cap', { condition: { atMost: 10 } }, 11, '2025-03-01', 'missed'],
    ['a total at its exclusive cap', { condition: { below: 10 } }, 10, '2025-03-01', 'missed'],
    ['a level past its cap', { condition: { atMost: 12 }, pacing: 'full' }, 13, '2025-03-01', 'behind'],
    ['a level past its cap at the end', { condition: { atMost: 12 }, pacing: 'full' }, 13, '2025-12-31', 'missed'],
    ['a level under its cap at the end', { condition: { atMost: 12 }, pacing: 'full' }, 12, '2025-12-31', 'reached'],
    ['a total past its band', { condition: { between: [5, 10] } }, 11, '2025-03-01', 'missed'],
    ['a total climbing to its band', { condition: { between: [5, 10] } }, 4, '2025-03-01', 'on-track'],
    ['a total far under its band', { condition: { between: [5, 10] } }, 1, '2025-09-01', 'behind'],
    ['a level under its band', { condition: { between: [5, 10] }, pacing: 'full' }, 4, '2025-03-01', 'behind'],
    ['a level in its band', { condition: { between: [5, 10] }, pacing: 'full' }, 6, '2025-03-01', 'on-track'],
    ['a total that has its figure', { condition: { equals: 5 } }, 5, '2025-03-01', 'on-track'],
    ['a stretch cap past on a total', { condition: { atMost: 10 }, strength: 'stretch' }, 11, '2025-03-01', 'behind'],
  ])('%s', (_, change, value, asOf, state) => {
    expect(stateOf(change, value, asOf)).toBe(state);
  });
});

describe('zero', () => {
  const none = target({ condition: { zero: true } });

  it('is green without any record, broken by one, green again once it is withdrawn', () => {
    const asOf = day('2025-08-01');
    expect(judge(none, plan, observed(null, null), asOf)).toMatchObject({
      state: 'on-track',
      value: 0,
      judgedAt: asOf,
    });
    expect(judge(none, plan, observed(1, day('2025-03-01')), asOf)).toMatchObject({ state: 'missed', colour: 'red' });
    expect(judge(none, plan, observed(0, day('2025-03-01')), asOf)).toMatchObject({
      state: 'on-track',
      overdue: false,
    });
  });

  it('is reached at the end of the year without an event', () => {
    expect(judge(none, plan, observed(null, null), day('2025-12-31')).state).toBe('reached');
  });
});

describe('a milestone', () => {
  const built = target({ condition: { reached: true }, pacing: 'full', deadline: day('2025-06-30') });

  it.each<[string, TargetState]>([
    ['2024-12-31', 'not-started'],
    ['2025-03-01', 'on-track'],
    ['2025-06-01', 'due-soon'],
    ['2025-06-29', 'due-soon'],
    ['2025-06-30', 'missed'],
    ['2025-09-01', 'missed'],
  ])('on %s without any record is %s and its data are not overdue', (asOf, state) => {
    expect(judge(built, plan, observed(null, null), day(asOf))).toMatchObject({
      state,
      overdue: false,
      expected: null,
    });
  });

  it('is reached by its record, or made good by a late one', () => {
    const early = observed((at) => (at >= day('2025-02-10') ? 1 : null), day('2025-02-10'));
    expect(judge(built, plan, early, day('2025-03-01')).state).toBe('reached');
    expect(judge(built, plan, early, day('2025-09-01')).state).toBe('reached');
    const late = observed((at) => (at >= day('2025-07-10') ? 1 : null), day('2025-07-10'));
    expect(judge(built, plan, late, day('2025-09-01')).state).toBe('made-good');
  });
});

describe('missing data', () => {
  it('that are overdue do not take back what is reached and cannot be lost', () => {
    const data = observed(365, day('2025-03-01'));
    expect(judge(target(), plan, data, day('2025-09-01'))).toMatchObject({ state: 'reached', overdue: false });
    const level = target({ condition: { atLeast: 92 }, pacing: 'full' });
    expect(judge(level, plan, data, day('2025-09-01'))).toMatchObject({ state: 'no-data', overdue: true });
  });

  it('are overdue once they lag more days than they may', () => {
    const data = observed(60, day('2025-03-01'));
    expect(judge(target(), plan, data, day('2025-03-11'))).toMatchObject({ state: 'on-track', overdue: false });
    expect(judge(target(), plan, data, day('2025-03-12'))).toMatchObject({
      state: 'no-data',
      colour: 'grey',
      overdue: true,
      judgedAt: day('2025-03-01'),
      value: 60,
    });
  });

  it('count from the opening of the window where there are none', () => {
    for (const coverage of [null, day('2024-11-30')]) {
      const data = observed(null, coverage);
      expect(judge(target(), plan, data, day('2025-01-10'))).toMatchObject({ state: 'no-data', overdue: false });
      expect(judge(target(), plan, data, day('2025-01-11'))).toMatchObject({ state: 'no-data', overdue: true });
    }
  });

  it('never make a target red, not even past its deadline', () => {
    const status = judge(target(), plan, observed(10, day('2025-06-01')), day('2026-06-01'));
    expect(status).toMatchObject({ state: 'no-data', overdue: true });
  });

  it('do not excuse a limit that is broken for good', () => {
    const capped = target({ condition: { atMost: 10 } });
    expect(judge(capped, plan, observed(11, day('2025-03-01')), day('2025-08-01'))).toMatchObject({
      state: 'missed',
      overdue: true,
    });
  });

  it('are not needed once they cover the deadline', () => {
    expect(judge(target(), plan, observed(365, day('2025-12-31')), day('2026-09-01'))).toMatchObject({
      state: 'reached',
      overdue: false,
    });
  });
});

describe('an obligation that comes again each month', () => {
  const monthly = target({ condition: { atLeast: 1 }, window: 'month', pacing: 'full', noticeDays: 5 });

  it('is judged over the month of the judged day and due at its end', () => {
    const asOf = day('2025-02-28');
    expect(judge(monthly, plan, observed(0, asOf), asOf)).toMatchObject({ state: 'missed', deadline: asOf });
    expect(judge(monthly, plan, observed(0, day('2025-03-01')), day('2025-03-01'))).toMatchObject({
      state: 'behind',
      deadline: day('2025-03-31'),
    });
  });

  it('is grey when its data stay away, though an earlier month was met', () => {
    expect(judge(monthly, plan, observed(1, day('2025-02-28')), day('2025-05-01'))).toMatchObject({
      state: 'no-data',
      overdue: true,
    });
  });
});

describe('a stretch target', () => {
  it('is yellow, not red, once missed', () => {
    const asOf = day('2026-01-05');
    expect(judge(target({ strength: 'stretch' }), plan, observed(1, asOf), asOf)).toMatchObject({
      state: 'behind',
      colour: 'yellow',
    });
  });
});
