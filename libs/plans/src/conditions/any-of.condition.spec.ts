import { bound, gapOf, goalOf, isBrokenBy, knowing } from '../testing/bound.js';
import type { Condition } from './condition.js';
import { describeCondition, isMet, parseCondition } from './registry.js';

const city: Condition = { anyOf: [{ atLeast: 92 }, { atLeast: { indicator: 'city.goal' } }] };
const known = { indicators: { 'city.goal': 90 } };

describe('anyOf', () => {
  it.each([
    [89.99, false],
    [90, true],
    [92, true],
  ])('one part is enough: %d meets ≥ 92 or the city goal of 90: %s', (value, met) => {
    expect(isMet(city, value, knowing(known))).toBe(met);
    expect(gapOf(city, value, known) <= 0).toBe(met);
  });

  it('has the smallest gap and the easiest goal of its parts', () => {
    expect(gapOf(city, 85, known)).toBe(5);
    expect(goalOf(city, known)).toBe(90);
    expect(goalOf({ anyOf: [{ atMost: 10 }, { atMost: 12 }] })).toBe(12);
    expect(goalOf({ anyOf: [{ atLeast: 90 }, { atMost: 12 }] })).toBe(90);
  });

  it('can be met, but not missed, while a part has no value', () => {
    expect(isMet(city, 92, knowing({}))).toBe(true);
    expect(isMet(city, 91, knowing({}))).toBeNull();
    expect(() => bound({ anyOf: [{ rises: true }, { falls: true }] })).toThrow('no value');
  });

  it('is broken if all its parts are', () => {
    const caps: Condition = { anyOf: [{ atMost: 10 }, { below: 12 }] };
    expect(isBrokenBy(caps, 11, { grows: true })).toBe(false);
    expect(isBrokenBy(caps, 12, { grows: true })).toBe(true);
    expect(isBrokenBy({ anyOf: [{ atMost: 10 }, { falls: true }] }, 11, { grows: true })).toBe(false);
  });

  it('can be lost unless a part that it meets cannot', () => {
    const canBeLost = (condition: Condition, value: number): boolean => {
      const one = bound(condition, known);
      return one.rule.canBeLost(one.bound, value, true);
    };
    expect(canBeLost({ anyOf: [{ atLeast: 5 }, { atMost: 2 }] }, 6)).toBe(false);
    expect(canBeLost({ anyOf: [{ atLeast: 5 }, { atMost: 2 }] }, 1)).toBe(true);
    // The city's goal may still rise.
    expect(canBeLost(city, 91)).toBe(true);
    expect(canBeLost(city, 92)).toBe(false);
  });

  it('nests, and reads so', () => {
    const nested: Condition = { anyOf: [{ atLeast: 95 }, { allOf: [{ atLeast: 90 }, { rises: true }] }] };
    expect(isMet(nested, 91, knowing({ previousYear: 90 }))).toBe(true);
    expect(isMet(nested, 91, knowing({ previousYear: 92 }))).toBe(false);
    expect(describeCondition(nested, '%').zh).toBe('≥ 95 % 或 （≥ 90 % 且 上升）');
    expect(describeCondition(nested, '%').en).toBe('≥ 95 % or (≥ 90 % and up)');
  });

  it.each([
    [{ anyOf: [{ atLeast: 92 }] }, '至少两个', ['anyOf']],
    [{ anyOf: { atLeast: 92 } }, '至少两个', ['anyOf']],
    [{ anyOf: [{ atLeast: 92 }, { atleast: 90 }] }, '未知条件 atleast', ['anyOf', 1, 'atleast']],
    [{ anyOf: [{ atLeast: 92 }, { rises: { by: 0 } }] }, '大于 0', ['anyOf', 1, 'rises', 'by']],
    [{ anyOf: [{ atLeast: 92 }, 90] }, '应写成', ['anyOf', 1]],
  ])('refuses %j at its place', (raw, words, path) => {
    expect(parseCondition(raw)).toMatchObject({ ok: false, message: expect.stringContaining(words), path });
  });
});
