import { gapOf, goalOf, isBrokenBy, knowing, type Known } from '../testing/bound.js';
import type { Condition } from './condition.js';
import { describeCondition, isMet, parseCondition } from './registry.js';

const known: Known = { previousYear: 80 };

describe('falls', () => {
  it.each<[string, Condition, number, boolean]>([
    ['at all, at last year', { falls: true }, 80, false],
    ['at all, a hair below', { falls: true }, 79.99, true],
    ['by 2, short of it', { falls: { by: 2 } }, 78.01, false],
    ['by 2, at it', { falls: { by: 2 } }, 78, true],
    ['by 5 percent, short of it', { falls: { byPercent: 5 } }, 76.01, false],
    ['by 5 percent, at it', { falls: { byPercent: 5 } }, 76, true],
    ['over a stated figure, at it', { falls: { over: { value: 9 } } }, 9, false],
  ])('%s', (_, condition, value, met) => {
    expect(isMet(condition, value, knowing(known))).toBe(met);
    expect(gapOf(condition, value, known) <= 0).toBe(met);
  });

  it('asks for less with a tolerance, but never for more than before', () => {
    expect(goalOf({ falls: { by: 5 } }, { previousYear: 80, slack: 1 })).toBe(76);
    expect(goalOf({ falls: { by: 5 } }, { previousYear: 80, slack: 9 })).toBe(80);
  });

  it('is a limit: a total that comes to last year breaks it, a level can mend', () => {
    expect(isBrokenBy({ falls: true }, 80, { grows: true, known })).toBe(true);
    expect(isBrokenBy({ falls: true }, 79, { grows: true, known })).toBe(false);
    expect(isBrokenBy({ falls: true }, 99, { grows: false, known })).toBe(false);
    expect(isBrokenBy({ falls: { by: 2 } }, 78, { grows: true, known })).toBe(false);
  });

  it('reads 较上年下降', () => {
    expect(describeCondition({ falls: { by: 3, over: 'previousYear' } }, '分钟').zh).toBe('较上年下降 3 分钟以上');
  });

  it('cannot fall by more than all', () => {
    expect(parseCondition({ falls: { byPercent: 101 } })).toMatchObject({ ok: false, path: ['falls', 'byPercent'] });
    expect(parseCondition({ rises: { byPercent: 101 } })).toMatchObject({ ok: true });
  });
});
