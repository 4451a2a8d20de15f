import type { Target } from '../plan.js';
import type { Observation, TargetState } from '../status.js';
import { day, observed, plan, target } from '../testing/example-plan.js';
import { judge } from './judge.js';

function stateOf(change: Partial<Target>, value: number, asOf: string, known: Partial<Observation> = {}): TargetState {
  return judge(target(change), plan, observed(value, day(asOf), known), day(asOf)).state;
}

describe('a directional target (持续提升)', () => {
  const rising: Partial<Target> = { condition: { rises: true }, strength: 'directional', pacing: 'full' };
  const known = { previousYear: () => 80 };

  it.each<[string, number, TargetState]>([
    ['2025-06-30', 80, 'behind'],
    ['2025-06-30', 80.01, 'on-track'],
    ['2025-12-31', 80, 'behind'],
    ['2025-12-31', 80.01, 'reached'],
    ['2026-03-01', 79, 'behind'],
  ])('on %s with %d against 80 is %s, never red', (asOf, value, state) => {
    expect(stateOf(rising, value, asOf, known)).toBe(state);
  });

  it('is not red either where a total has passed its limit', () => {
    const falling: Partial<Target> = { condition: { falls: true }, strength: 'directional' };
    expect(stateOf(falling, 90, '2025-06-30', known)).toBe('behind');
  });
});

describe('a tolerance (6家左右)', () => {
  const about: Partial<Target> = { condition: { equals: 6 }, tolerance: 1, pacing: 'full' };

  it.each<[string, number, TargetState]>([
    ['2025-06-30', 4, 'behind'],
    ['2025-06-30', 5, 'on-track'],
    ['2025-12-31', 4, 'missed'],
    ['2025-12-31', 5, 'reached'],
    ['2025-12-31', 7, 'reached'],
    ['2025-12-31', 8, 'missed'],
  ])('on %s %d is %s', (asOf, value, state) => {
    expect(stateOf(about, value, asOf)).toBe(state);
  });

  it('is in what is expected', () => {
    const asOf = day('2025-12-31');
    const percent = target({ condition: { atLeast: 200 }, tolerance: { percent: 5 } });
    expect(judge(percent, plan, observed(189, asOf), asOf)).toMatchObject({ state: 'missed', expected: 190, gap: 1 });
    expect(judge(percent, plan, observed(190, asOf), asOf).state).toBe('reached');
  });
});

describe('a rank', () => {
  const rank: Partial<Target> = { condition: { rankAtMost: 3 }, pacing: 'full' };

  it.each<[string, number, TargetState]>([
    ['2025-06-30', 3, 'on-track'],
    ['2025-06-30', 4, 'behind'],
    ['2025-12-31', 3, 'reached'],
    ['2025-12-31', 4, 'missed'],
  ])('on %s the place %d among the first 3 is %s', (asOf, value, state) => {
    expect(stateOf(rank, value, asOf)).toBe(state);
    // Whatever the pacing says, others may still fall behind.
    if (asOf < '2025-12-31') expect(stateOf({ ...rank, pacing: 'linear' }, value, asOf)).toBe(state);
  });
});

describe('conditions together', () => {
  const lastYear = { previousYear: () => 92 };
  const both: Partial<Target> = { condition: { allOf: [{ atLeast: 90 }, { rises: true }] }, pacing: 'full' };
  const either: Partial<Target> = { condition: { anyOf: [{ atLeast: 95 }, { rises: true }] }, pacing: 'full' };

  it.each<[string, Partial<Target>, number, string, TargetState]>([
    ['≥ 90 and rising, neither', both, 89, '2025-06-30', 'behind'],
    ['≥ 90 and rising, one of them', both, 91, '2025-06-30', 'behind'],
    ['≥ 90 and rising, both', both, 92.1, '2025-06-30', 'on-track'],
    ['≥ 90 and rising, one at the end', both, 91, '2025-12-31', 'missed'],
    ['≥ 90 and rising, both at the end', both, 93, '2025-12-31', 'reached'],
    ['≥ 95 or rising, neither at the end', either, 92, '2025-12-31', 'missed'],
    ['≥ 95 or rising, one at the end', either, 92.1, '2025-12-31', 'reached'],
  ])('%s', (_, change, value, asOf, state) => {
    expect(stateOf(change, value, asOf, lastYear)).toBe(state);
  });

  it('settle what they can without last year', () => {
    expect(stateOf(both, 89, '2025-12-31')).toBe('missed');
    expect(stateOf(both, 93, '2025-12-31')).toBe('no-data');
    expect(stateOf(either, 95, '2025-12-31')).toBe('reached');
    expect(stateOf(either, 94, '2025-12-31')).toBe('no-data');
  });

  it('of a floor and a ceiling pace the floor and break at the ceiling', () => {
    const band: Partial<Target> = { condition: { allOf: [{ atLeast: 365 }, { atMost: 400 }] } };
    expect(stateOf(band, 99, '2025-04-10')).toBe('behind');
    expect(stateOf(band, 100, '2025-04-10')).toBe('on-track');
    expect(stateOf(band, 401, '2025-04-10')).toBe('missed');
  });

  it('are behind past a ceiling that may still move', () => {
    const band: Partial<Target> = { condition: { allOf: [{ atLeast: 100 }, { below: { indicator: 'mean' } }] } };
    const mean = { indicatorValue: () => 150 };
    expect(stateOf(band, 160, '2025-04-10', mean)).toBe('behind');
    expect(stateOf(band, 120, '2025-04-10', mean)).toBe('on-track');
    expect(stateOf(band, 50, '2025-04-10', mean)).toBe('on-track');
  });
});

describe('a curve', () => {
  it('says what is due before the deadline', () => {
    const autumn: Partial<Target> = {
      pacing: { curve: [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0] },
      condition: { atLeast: 300 },
    };
    expect(stateOf(autumn, 0, '2025-08-31')).toBe('on-track');
    expect(stateOf(autumn, 99, '2025-09-30')).toBe('behind');
    expect(stateOf(autumn, 100, '2025-09-30')).toBe('on-track');
  });

  it('takes last year for its shape', () => {
    const shaped: Partial<Target> = { pacing: { curve: 'previousYear' }, condition: { atLeast: 100 } };
    const known = { yearBeforeShape: (at: number) => (at === day('2025-12-31') ? 80 : 20) };
    expect(stateOf(shaped, 24, '2025-04-10', known)).toBe('behind');
    expect(stateOf(shaped, 25, '2025-04-10', known)).toBe('on-track');
    expect(stateOf(shaped, 27, '2025-04-10')).toBe('behind');
    expect(stateOf(shaped, 28, '2025-04-10')).toBe('on-track');
  });
});
