import { gapOf, isBrokenBy } from '../testing/bound.js';
import { describeCondition, isMet, parseCondition } from './registry.js';

describe('rankAtMost', () => {
  it.each([
    [1, true],
    [3, true],
    [4, false],
  ])('among the first 3: the place %d meets it: %s', (place, met) => {
    expect(isMet({ rankAtMost: 3 }, place)).toBe(met);
    expect(gapOf({ rankAtMost: 3 }, place)).toBe(place - 3);
  });

  it('is open until the deadline: others may still fall behind', () => {
    expect(isBrokenBy({ rankAtMost: 3 }, 9, { grows: true, best: 9 })).toBe(false);
  });

  it('reads 前 3 位', () => {
    expect(describeCondition({ rankAtMost: 3 }, '位')).toEqual({ zh: '前 3 位', en: 'among the first 3' });
  });

  it.each([0, -1, 2.5, '3'])('refuses the place %j', (raw) => {
    expect(parseCondition({ rankAtMost: raw })).toMatchObject({ ok: false, path: ['rankAtMost'] });
  });
});
