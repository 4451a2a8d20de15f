import { bound, gapOf, goalOf, isBrokenBy, knowing } from '../testing/bound.js';
import type { Condition } from './condition.js';
import { describeCondition, isMet } from './registry.js';

const both: Condition = { allOf: [{ atLeast: 90 }, { rises: true }] };

describe('allOf', () => {
  it.each([
    [91, 90.5, false],
    [91, 91, false],
    [91, 91.01, true],
    [80, 89.99, false],
    [80, 90, true],
  ])('of ≥ 90 and more than last year (%d), %d meets both: %s', (previousYear, value, met) => {
    expect(isMet(both, value, knowing({ previousYear }))).toBe(met);
    expect(gapOf(both, value, { previousYear }) <= 0).toBe(met);
  });

  it('has the largest gap and the hardest goal of its parts', () => {
    expect(gapOf(both, 85, { previousYear: 80 })).toBe(5);
    expect(goalOf(both, { previousYear: 95 })).toBe(95);
    expect(goalOf({ allOf: [{ atMost: 10 }, { atMost: 12 }] })).toBe(10);
    expect(goalOf({ allOf: [{ atLeast: 5 }, { atMost: 12 }] })).toBe(5);
  });

  it('can be missed, but not met, while a part has no value', () => {
    expect(isMet(both, 89, knowing({}))).toBe(false);
    expect(isMet(both, 95, knowing({}))).toBeNull();
  });

  it('is broken if any of its parts is', () => {
    const band: Condition = { allOf: [{ atLeast: 5 }, { atMost: 10 }] };
    expect(isBrokenBy(band, 11, { grows: true })).toBe(true);
    expect(isBrokenBy(band, 10, { grows: true })).toBe(false);
    expect(isBrokenBy(band, 0, { best: 4 })).toBe(true);
  });

  it('can be lost if any of its parts can', () => {
    const canBeLost = (condition: Condition, value: number): boolean => {
      const one = bound(condition, { previousYear: 3 });
      return one.rule.canBeLost(one.bound, value, true);
    };
    expect(canBeLost(both, 95)).toBe(false);
    expect(canBeLost({ allOf: [{ atLeast: 5 }, { atMost: 10 }] }, 6)).toBe(true);
  });

  it('takes the lack of a record for an answer only where all its parts do', () => {
    const silence = (condition: Condition): number | null => {
      const { rule } = bound(condition);
      return rule.withoutRecord(Object.values(condition)[0]);
    };
    expect(silence({ allOf: [{ zero: true }, { atMost: 3 }] })).toBeNull();
    expect(silence({ anyOf: [{ zero: true }, { zero: true }] })).toBe(0);
  });

  it('reads 且', () => {
    expect(describeCondition(both, '%')).toEqual({ zh: '≥ 90 % 且 上升', en: '≥ 90 % and up' });
  });
});
