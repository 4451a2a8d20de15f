import type { Target } from '../plan.js';
import { target } from '../testing/example-plan.js';
import { check } from '../testing/plan-references.js';

describe('what a target is held against', () => {
  it.each<[string, Partial<Target>, string, string]>([
    [
      'a baseline that is not stated',
      { condition: { above: { baseline: true } } },
      'condition.above.baseline',
      '没有写 baseline',
    ],
    ['a change over it', { condition: { rises: { over: 'baseline' } } }, 'condition.rises.over', '没有写 baseline'],
    [
      'an unknown indicator',
      { condition: { below: { indicator: 'province' } } },
      'condition.below.indicator',
      '未知指标 province',
    ],
    [
      'an unknown indicator inside anyOf',
      { condition: { anyOf: [{ atLeast: 5 }, { rises: { over: { indicator: 'x' } } }] } },
      'condition.anyOf.1.rises.over.indicator',
      '未知指标 x',
    ],
    [
      'another unit',
      { condition: { atLeast: { indicator: 'coverage.province' } } },
      'condition.atLeast.indicator',
      '单位是 %，而本目标的单位是 人',
    ],
    ['itself', { condition: { atMost: { indicator: 'screening.persons' } } }, 'condition.atMost.indicator', '自身'],
    ['an unknown baseline', { baseline: { indicator: 'x' } }, 'baseline.indicator', '未知指标 x'],
    ['a baseline of another unit', { baseline: { indicator: 'coverage' } }, 'baseline.indicator', '单位是 %'],
    ['a baseline below nothing', { baseline: { value: -1 } }, 'baseline.value', '不会小于 0'],
    [
      'a baseline past 100 %',
      { indicator: 'coverage', condition: { atLeast: 92 }, baseline: { value: 101 } },
      'baseline.value',
      '100 之间',
    ],
  ])('cannot be %s', (_, change, path, words) => {
    expect(check(target(change))).toEqual([[`targets.0.${path}`, expect.stringContaining(words)]]);
  });
});
