import { bound, gapOf, goalOf, isBrokenBy, knowing, type Known } from '../testing/bound.js';
import type { Condition } from './condition.js';
import { describeCondition, isMet, parseCondition } from './registry.js';

describe('a bound taken from elsewhere', () => {
  const known: Known = { previousYear: 91.5, baseline: 85.3, indicators: { 'province.mean': 12 } };

  it.each<[string, Condition, number, boolean]>([
    ['不高于上年, at it', { atMost: { previousYear: true } }, 91.5, true],
    ['不高于上年, above it', { atMost: { previousYear: true } }, 91.51, false],
    ['不低于上年, at it', { atLeast: { previousYear: true } }, 91.5, true],
    ['不低于上年, below it', { atLeast: { previousYear: true } }, 91.49, false],
    ['高于基期, at it', { above: { baseline: true } }, 85.3, false],
    ['高于基期, above it', { above: { baseline: true } }, 85.31, true],
    ['低于全省均值, at it', { below: { indicator: 'province.mean' } }, 12, false],
    ['低于全省均值, below it', { below: { indicator: 'province.mean' } }, 11.99, true],
  ])('%s', (_, condition, value, met) => {
    expect(isMet(condition, value, knowing(known))).toBe(met);
    expect(gapOf(condition, value, known) <= 0).toBe(met);
  });

  it('is the goal that pacing scales', () => {
    expect(goalOf({ atLeast: { previousYear: true } }, { previousYear: 300 })).toBe(300);
  });

  it('decides nothing where it has no value', () => {
    expect(isMet({ atMost: { previousYear: true } }, 5)).toBeNull();
    expect(() => bound({ atMost: { previousYear: true } })).toThrow('no value');
  });

  it('breaks a total for good only if it cannot move itself', () => {
    const twenty = { previousYear: 20, indicators: { other: 20 } };
    expect(isBrokenBy({ atMost: { previousYear: true } }, 21, { grows: true, known: twenty })).toBe(true);
    expect(isBrokenBy({ atMost: { indicator: 'other' } }, 21, { grows: true, known: twenty })).toBe(false);
    expect(isBrokenBy({ atLeast: { previousYear: true } }, 0, { best: 19, known: twenty })).toBe(true);
    expect(isBrokenBy({ atLeast: { indicator: 'other' } }, 0, { best: 19, known: twenty })).toBe(false);
  });

  it.each<[Condition, string, string]>([
    [{ atMost: { previousYear: true } }, '≤ 上年', '≤ the year before'],
    [{ above: { baseline: true } }, '> 基期', '> the baseline'],
    [{ below: { indicator: 'province.mean' } }, '< 指标 province.mean', '< indicator province.mean'],
  ])('%j reads %s', (condition, zh, en) => {
    expect(describeCondition(condition, '%')).toEqual({ zh, en });
  });

  it.each([
    [{ atMost: { previousyear: true } }, '不认识的字段 previousyear', ['atMost', 'previousyear']],
    [{ atMost: { previousYear: false } }, '只能写 true', ['atMost', 'previousYear']],
    [{ atMost: { indicator: 3 } }, '指标代码', ['atMost', 'indicator']],
    [{ atMost: {} }, '恰好写', ['atMost']],
    [{ atMost: { previousYear: true, baseline: true } }, '恰好写', ['atMost']],
    [{ equals: { previousYear: true } }, '应为一个数字', ['equals']],
  ])('is refused as %j, at its place', (raw, words, path) => {
    expect(parseCondition(raw)).toMatchObject({ ok: false, message: expect.stringContaining(words), path });
  });
});
