import { gapOf, goalOf, isBrokenBy, knowing, type Known } from '../testing/bound.js';
import type { Condition } from './condition.js';
import { describeCondition, isMet, parseCondition } from './registry.js';

const known: Known = { previousYear: 80, indicators: { 'province.mean': 70 } };

describe('rises', () => {
  it.each<[string, Condition, number, boolean]>([
    ['at all, at last year', { rises: true }, 80, false],
    ['at all, a hair above', { rises: true }, 80.01, true],
    ['by 2, short of it', { rises: { by: 2 } }, 81.99, false],
    ['by 2, at it', { rises: { by: 2 } }, 82, true],
    ['by 2, above it', { rises: { by: 2 } }, 82.01, true],
    ['by 5 percent, short of it', { rises: { byPercent: 5 } }, 83.99, false],
    ['by 5 percent, at it', { rises: { byPercent: 5 } }, 84, true],
    ['over a stated figure, at it', { rises: { over: { value: 90 } } }, 90, false],
    ['over a stated figure, above it', { rises: { by: 1, over: { value: 90 } } }, 91, true],
    ['over another indicator, at it', { rises: { over: { indicator: 'province.mean' } } }, 70, false],
    ['over another indicator, above it', { rises: { over: { indicator: 'province.mean' } } }, 70.1, true],
  ])('%s', (_, condition, value, met) => {
    expect(isMet(condition, value, knowing(known))).toBe(met);
    expect(gapOf(condition, value, known) <= 0).toBe(met);
  });

  it('is held against the baseline where the target states one, else against last year', () => {
    expect(goalOf({ rises: { by: 2 } }, { previousYear: 80 })).toBe(82);
    expect(goalOf({ rises: { by: 2 } }, { previousYear: 80, baseline: 85.3 })).toBeCloseTo(87.3, 9);
    expect(goalOf({ rises: { by: 2, over: 'previousYear' } }, { previousYear: 80, baseline: 85.3 })).toBe(82);
    expect(goalOf({ rises: { over: 'baseline' } }, { previousYear: 80, baseline: 85.3 })).toBe(85.3);
  });

  it('rises from a negative figure too', () => {
    expect(goalOf({ rises: { byPercent: 5 } }, { previousYear: -100 })).toBe(-95);
  });

  it('asks for less with a tolerance, but never for less than before', () => {
    expect(goalOf({ rises: { by: 5 } }, { previousYear: 80, slack: 1 })).toBe(84);
    expect(goalOf({ rises: { by: 5 } }, { previousYear: 80, slack: (figure) => figure / 10 })).toBe(84.5);
    expect(goalOf({ rises: { by: 5 } }, { previousYear: 80, slack: 9 })).toBe(80);
  });

  it('decides nothing without a value to be held against', () => {
    expect(isMet({ rises: true }, 99)).toBeNull();
    expect(isMet({ rises: { over: { value: 90 } } }, 99)).toBe(true);
  });

  it('is broken where even the best that can still come is not enough', () => {
    expect(isBrokenBy({ rises: true }, 0, { best: 80, known })).toBe(true);
    expect(isBrokenBy({ rises: true }, 0, { best: 81, known })).toBe(false);
    expect(isBrokenBy({ rises: { by: 1 } }, 0, { best: 81, known })).toBe(false);
    expect(isBrokenBy({ rises: true }, 0, { grows: true, known })).toBe(false);
  });

  it.each<[Condition, string, string]>([
    [{ rises: true }, '上升', 'up'],
    [{ rises: { by: 2 } }, '上升 2 个百分点以上', 'up by 2 points or more'],
    [{ rises: { byPercent: 5, over: 'previousYear' } }, '较上年上升 5%以上', 'up by 5% or more over the year before'],
    [{ rises: { over: 'baseline' } }, '较基期上升', 'up over the baseline'],
    [
      { rises: { by: 2, over: { value: 85.3 } } },
      '较 85.3 % 上升 2 个百分点以上',
      'up by 2 points or more over 85.3 %',
    ],
  ])('%j reads %s', (condition, zh, en) => {
    expect(describeCondition(condition, '%')).toEqual({ zh, en });
  });

  it.each([
    [{ rises: false }, 'rises 应为', ['rises']],
    [{ rises: {} }, 'rises 应为', ['rises']],
    [{ rises: 2 }, 'rises 应为', ['rises']],
    [{ rises: { by: 0 } }, '大于 0', ['rises', 'by']],
    [{ rises: { by: -2 } }, '大于 0', ['rises', 'by']],
    [{ rises: { byPercent: '5%' } }, '大于 0', ['rises', 'byPercent']],
    [{ rises: { by: 2, byPercent: 5 } }, '只能写一个', ['rises', 'byPercent']],
    [{ rises: { over: 'lastYear' } }, 'over 应为', ['rises', 'over']],
    [{ rises: { over: { year: 2024 } } }, '不认识的字段 year', ['rises', 'over', 'year']],
    [{ rises: { over: { value: 1, indicator: 'a' } } }, 'over 应为', ['rises', 'over']],
    [{ rises: { amount: 2 } }, '不认识的字段 amount', ['rises', 'amount']],
  ])('refuses %j at its place', (raw, words, path) => {
    expect(parseCondition(raw)).toMatchObject({ ok: false, message: expect.stringContaining(words), path });
  });
});
