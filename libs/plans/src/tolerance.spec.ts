import { describeTolerance, parseTolerance, slackOf, type Tolerance } from './tolerance.js';
import type { Condition } from './conditions/condition.js';
import { isMet } from './conditions/registry.js';
import { knowing } from './testing/bound.js';

function met(condition: Condition, tolerance: Tolerance, value: number): boolean | null {
  return isMet(condition, value, knowing({ previousYear: 100, slack: (figure) => slackOf(tolerance, figure) }));
}

describe('a tolerance 左右、约、基本', () => {
  it.each<[string, Condition, Tolerance, number, boolean]>([
    ['equals 6 ± 1 at 5', { equals: 6 }, 1, 5, true],
    ['equals 6 ± 1 at 7', { equals: 6 }, 1, 7, true],
    ['equals 6 ± 1 below', { equals: 6 }, 1, 4.99, false],
    ['equals 6 ± 1 above', { equals: 6 }, 1, 7.01, false],
    ['at least 90 - 3 at it', { atLeast: 90 }, 3, 87, true],
    ['at least 90 - 3 below', { atLeast: 90 }, 3, 86.99, false],
    ['above 90 - 3 at it', { above: 90 }, 3, 87, false],
    ['at most 10 + 10 % at it', { atMost: 10 }, { percent: 10 }, 11, true],
    ['at most 10 + 10 % above', { atMost: 10 }, { percent: 10 }, 11.01, false],
    ['below 10 + 10 % at it', { below: 10 }, { percent: 10 }, 11, false],
    ['between 60 and 70 ± 10 % at the low end', { between: [60, 70] }, { percent: 10 }, 54, true],
    ['between 60 and 70 ± 10 % at the high end', { between: [60, 70] }, { percent: 10 }, 77, true],
    ['between 60 and 70 ± 10 % above', { between: [60, 70] }, { percent: 10 }, 77.01, false],
    ['about as much as last year', { atLeast: { previousYear: true } }, { percent: 5 }, 95, true],
    ['less than about last year', { atLeast: { previousYear: true } }, { percent: 5 }, 94.9, false],
    ['each part of allOf', { allOf: [{ atLeast: 50 }, { atMost: 60 }] }, 2, 62, true],
  ])('%s', (_, condition, tolerance, value, expected) => {
    expect(met(condition, tolerance, value)).toBe(expected);
  });

  it('reads a figure or a percentage', () => {
    expect(parseTolerance(3)).toEqual({ ok: true, value: 3 });
    expect(parseTolerance({ percent: 5 })).toEqual({ ok: true, value: { percent: 5 } });
  });

  it.each([0, -1, '5%', null, { percent: 0 }, { percent: 100 }, { percents: 5 }, [5]])('refuses %j', (raw) => {
    expect(parseTolerance(raw).ok).toBe(false);
  });

  it('reads ±3 个百分点', () => {
    expect(describeTolerance(3, '%').zh).toBe('±3 个百分点');
    expect(describeTolerance(1, '家').zh).toBe('±1 家');
    expect(describeTolerance({ percent: 5 }, '家').zh).toBe('±5%');
  });
});
