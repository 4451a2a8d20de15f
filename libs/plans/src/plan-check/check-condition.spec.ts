import type { Target } from '../plan.js';
import { target } from '../testing/example-plan.js';
import { check } from '../testing/plan-references.js';

const percent = (change: Partial<Target>): Target => target({ indicator: 'coverage', pacing: 'full', ...change });

describe('a condition that its indicator can have', () => {
  it.each<[string, Partial<Target>]>([
    ['growth above 100 %', { indicator: 'beds.growth', condition: { atLeast: 120 } }],
    ['growth of less than nothing', { indicator: 'beds.growth', condition: { atLeast: -5 } }],
    ['a cap on growth below nothing', { indicator: 'beds.growth', condition: { atMost: -2 } }],
    ['a delta of -2 points', { indicator: 'doctors.delta', condition: { atMost: -2 } }],
    ['a computed rank', { indicator: 'exam.rank', condition: { rankAtMost: 3 } }],
    ['a reported rank', { indicator: 'exam.reported-rank', condition: { rankAtMost: 3 } }],
    ['the first place', { indicator: 'exam.rank', condition: { rankAtMost: 1 } }],
    ['a rank to improve', { indicator: 'exam.rank', condition: { falls: true } }],
    ['kept each time', { indicator: 'training.kept', condition: { atLeast: 100 } }],
    ['six months on end', { indicator: 'posting.run', condition: { atLeast: 6 } }],
    ['last year', { condition: { atMost: { previousYear: true } } }],
    ['another indicator of the same unit', { condition: { atLeast: { indicator: 'screening.goal' } } }],
    ['a baseline that is stated', { condition: { above: { baseline: true } }, baseline: { value: 9 } }],
    ['two that go together', { condition: { allOf: [{ atLeast: 5 }, { rises: true }] } }],
  ])('is found sound: %s', (_, change) => {
    expect(check(target({ pacing: 'full', ...change }))).toEqual([]);
  });
});

describe('a condition that its indicator cannot have', () => {
  it.each<[string, Target, string, string]>([
    [
      'recurring past 100 %',
      target({ indicator: 'training.kept', condition: { atLeast: 101 } }),
      'condition.atLeast',
      '最大为 100',
    ],
    ['half a place', target({ indicator: 'exam.rank', condition: { atMost: 2.5 } }), 'condition.atMost', '名次应为'],
    [
      'a place before the first',
      target({ indicator: 'exam.rank', condition: { below: 1 } }),
      'condition.below',
      '不会小于 1',
    ],
    [
      'a rank that rises',
      target({ indicator: 'exam.rank', condition: { rises: true } }),
      'condition.rises',
      '请写 falls',
    ],
    ['a rank of persons', target({ condition: { rankAtMost: 3 } }), 'condition.rankAtMost', '单位为 位、名'],
    ['a milestone that rises', target({ indicator: 'built', condition: { rises: true } }), 'condition.rises', '里程碑'],
    [
      'a milestone among others',
      target({ indicator: 'built', condition: { anyOf: [{ reached: true }, { reached: true }] } }),
      'condition.anyOf',
      '不能写 anyOf',
    ],
    [
      'past 100 %, inside allOf',
      percent({ condition: { allOf: [{ rises: true }, { atLeast: 120 }] } }),
      'condition.allOf.1.atLeast',
      '最大为 100',
    ],
    [
      'a rise past 100 %',
      percent({ condition: { rises: { by: 2 } }, baseline: { value: 99 } }),
      'condition.rises',
      '上升 2 个百分点以上 不可能达到',
    ],
    ['a rise by more than 100 points', percent({ condition: { rises: { by: 101 } } }), 'condition.rises', '最大为 100'],
    [
      'a fall below nothing',
      target({ condition: { falls: { by: 3, over: { value: 2 } } } }),
      'condition.falls',
      '不会小于 0',
    ],
    [
      'what contradicts itself',
      target({ condition: { allOf: [{ atLeast: 10 }, { below: 10 }] } }),
      'condition.allOf',
      '相互矛盾',
    ],
    [
      'what contradicts its baseline',
      target({ condition: { allOf: [{ rises: true }, { atMost: 5 }] }, baseline: { value: 5 } }),
      'condition.allOf',
      '相互矛盾',
    ],
    [
      'what contradicts itself deep inside',
      percent({ condition: { anyOf: [{ atLeast: 90 }, { allOf: [{ above: 50 }, { equals: 50 }] }] } }),
      'condition.anyOf.1.allOf',
      '相互矛盾',
    ],
  ])('is found: %s', (_, one, path, words) => {
    expect(check(one)).toEqual([[`targets.0.${path}`, expect.stringContaining(words)]]);
  });

  it('is not suspected where only a reference could tell, or one point is left', () => {
    expect(check(target({ condition: { allOf: [{ atLeast: 10 }, { below: { previousYear: true } }] } }))).toEqual([]);
    expect(check(target({ condition: { allOf: [{ atLeast: 10 }, { atMost: 10 }] } }))).toEqual([]);
    expect(check(target({ condition: { allOf: [{ above: 10 }, { below: 10.5 }] } }))).toEqual([]);
    expect(check(target({ condition: { allOf: [{ atLeast: 10 }, { below: 10 }] }, tolerance: 1 }))).toEqual([]);
  });
});
