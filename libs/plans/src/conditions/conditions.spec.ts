import fc from 'fast-check';
import { gapOf, isBrokenBy } from '../testing/bound.js';
import type { Condition } from './condition.js';
import { conditionRules, describeCondition, isMet, parseCondition, senseOf } from './registry.js';

describe('conditions at their edges', () => {
  it.each<[Condition, number, boolean]>([
    [{ atLeast: 92 }, 91.99, false],
    [{ atLeast: 92 }, 92, true],
    [{ atLeast: 92 }, 91.99999999999999, true],
    [{ atLeast: 92 }, 91.9999, false],
    [{ atLeast: 1e9 }, 1e9 - 1, false],
    [{ atLeast: 0 }, 0, true],
    [{ above: 92 }, 92, false],
    [{ above: 92 }, 92.00000000000001, false],
    [{ above: 92 }, 92.01, true],
    [{ above: 0 }, 0, false],
    [{ above: 0 }, 1, true],
    [{ atMost: 12 }, 12, true],
    [{ atMost: 12 }, 12.000000000000002, true],
    [{ atMost: 12 }, 12.01, false],
    [{ below: 12 }, 12, false],
    [{ below: 12 }, 11.999999999999998, false],
    [{ below: 12 }, 11.99, true],
    [{ between: [60, 70] }, 59.99, false],
    [{ between: [60, 70] }, 60, true],
    [{ between: [60, 70] }, 65, true],
    [{ between: [60, 70] }, 70, true],
    [{ between: [60, 70] }, 70.01, false],
    [{ equals: 5 }, 4, false],
    [{ equals: 5 }, 5, true],
    [{ equals: 0.3 }, 0.1 + 0.2, true],
    [{ equals: 5 }, 6, false],
    [{ zero: true }, 0, true],
    [{ zero: true }, 1, false],
    [{ reached: true }, 0, false],
    [{ reached: true }, 1, true],
  ])('%j with %d is met: %s', (condition, value, met) => {
    expect(isMet(condition, value)).toBe(met);
    expect(gapOf(condition, value) <= 0).toBe(met);
  });

  it.each<[Condition, number, number]>([
    [{ atLeast: 92 }, 90, 2],
    [{ atLeast: 92 }, 95, -3],
    [{ atMost: 12 }, 15, 3],
    [{ below: 12 }, 10, -2],
    [{ between: [60, 70] }, 55, 5],
    [{ between: [60, 70] }, 72, 2],
    [{ between: [60, 70] }, 68, -2],
    [{ equals: 5 }, 7, 2],
    [{ zero: true }, 3, 3],
    [{ reached: true }, 0, 1],
  ])('the gap of %j at %d is %d', (condition, value, gap) => {
    expect(gapOf(condition, value)).toBeCloseTo(gap, 9);
  });

  it('have a positive gap exactly while they are unmet', () => {
    const bound = fc.oneof(fc.integer({ min: 0, max: 200 }), fc.double({ min: 0, max: 1e6, noNaN: true }));
    const condition = fc.oneof(
      bound.map((n): Condition => ({ atLeast: n })),
      bound.map((n): Condition => ({ above: n })),
      bound.map((n): Condition => ({ atMost: n })),
      bound.map((n): Condition => ({ below: n })),
      bound.map((n): Condition => ({ equals: n })),
      fc.tuple(bound, bound).map(([a, b]): Condition => ({ between: [Math.min(a, b), Math.max(a, b)] })),
    );
    fc.assert(fc.property(condition, bound, (one, value) => isMet(one, value) === gapOf(one, value) <= 0));
  });

  it.each<[Condition, number, boolean, boolean]>([
    [{ atMost: 12 }, 13, true, false],
    [{ atMost: 12 }, 12, false, false],
    [{ below: 12 }, 12, true, false],
    [{ between: [1, 3] }, 4, true, false],
    [{ between: [1, 3] }, 0, false, false],
    [{ equals: 3 }, 4, true, false],
    [{ zero: true }, 1, true, true],
    [{ atLeast: 92 }, 0, false, false],
  ])('%j with %d is broken for good: on a total %s, on a level %s', (condition, value, onTotal, onLevel) => {
    expect(isBrokenBy(condition, value, { grows: true })).toBe(onTotal);
    expect(isBrokenBy(condition, value, { grows: false })).toBe(onLevel);
  });

  it.each<[Condition, number, boolean]>([
    [{ atLeast: 100 }, 91.7, true],
    [{ atLeast: 91.7 }, 91.7, false],
    [{ above: 90 }, 90, true],
    [{ above: 90 }, 90.1, false],
    [{ equals: 100 }, 99, true],
    [{ equals: 100 }, 100, false],
    [{ between: [80, 90] }, 79, true],
    [{ between: [80, 90] }, 95, false],
    [{ atMost: 10 }, 5, false],
  ])('%j is broken where %d is the best that can still come: %s', (condition, best, broken) => {
    expect(isBrokenBy(condition, 0, { best })).toBe(broken);
  });

  it.each<[Condition, string]>([
    [{ atLeast: 92 }, 'rise'],
    [{ above: 92 }, 'rise'],
    [{ rises: true }, 'rise'],
    [{ reached: true }, 'rise'],
    [{ atMost: 12 }, 'cap'],
    [{ below: 12 }, 'cap'],
    [{ falls: true }, 'cap'],
    [{ zero: true }, 'cap'],
    [{ rankAtMost: 3 }, 'cap'],
    [{ between: [1, 2] }, 'within'],
    [{ equals: 1 }, 'within'],
    [{ allOf: [{ atLeast: 90 }, { rises: true }] }, 'rise'],
    [{ anyOf: [{ atMost: 9 }, { falls: true }] }, 'cap'],
    [{ allOf: [{ atLeast: 5 }, { atMost: 9 }] }, 'within'],
  ])('%j is a %s', (condition, sense) => {
    expect(senseOf(condition)).toBe(sense);
  });

  it.each<[Condition, string, string]>([
    [{ atLeast: 92 }, '%', '≥ 92 %'],
    [{ above: 3 }, '个', '> 3 个'],
    [{ atMost: 12 }, '分钟', '≤ 12 分钟'],
    [{ below: 8 }, '%', '< 8 %'],
    [{ between: [60, 70] }, '', '60–70'],
    [{ equals: 5 }, '家', '= 5 家'],
    [{ zero: true }, '起', '零发生'],
    [{ reached: true }, '', '完成'],
  ])('%j in %s reads %s', (condition, unit, text) => {
    expect(describeCondition(condition, unit).zh).toBe(text);
  });
});

describe('parseCondition', () => {
  it('reads back every kind it knows', () => {
    const samples: Condition[] = [
      { atLeast: 92 },
      { above: 92 },
      { atMost: 92 },
      { below: 92 },
      { between: [1, 2] },
      { equals: 92 },
      { zero: true },
      { reached: true },
      { rises: { by: 2, over: 'previousYear' } },
      { falls: true },
      { rankAtMost: 3 },
      { anyOf: [{ atLeast: 92 }, { atLeast: { indicator: 'city.goal' } }] },
      { allOf: [{ atLeast: 90 }, { rises: true }] },
    ];
    expect(samples).toHaveLength(conditionRules.length);
    for (const sample of samples) expect(parseCondition(sample)).toEqual({ ok: true, value: sample });
  });

  it.each([
    [null, 'atLeast'],
    [[92], 'atLeast'],
    [{}, '恰好有一个条件'],
    [{ atLeast: 1, atMost: 2 }, '恰好有一个条件'],
    [{ atleast: 92 }, '未知条件 atleast'],
    [{ constructor: 1 }, '未知条件 constructor'],
    [{ atLeast: '92%' }, '应为一个数字'],
    [{ atLeast: Number.NaN }, '应为一个数字'],
    [{ between: [70, 60] }, '大于上限'],
    [{ between: [70] }, '[下限, 上限]'],
    [{ zero: false }, '只能写 true'],
    [{ reached: 1 }, '只能写 true'],
  ])('refuses %j and says what is allowed', (raw, words) => {
    const parsed = parseCondition(raw);
    expect(parsed.ok ? '' : parsed.message).toContain(words);
  });
});
