import type { Target } from '../plan.js';
import { target } from '../testing/example-plan.js';
import { check } from '../testing/plan-references.js';

describe('strength and tolerance', () => {
  it.each<[string, Partial<Target>]>([
    ['a rise', { strength: 'directional', condition: { rises: true } }],
    ['a fall over last year', { strength: 'directional', condition: { falls: { over: 'previousYear' } } }],
    ['about six', { condition: { equals: 6 }, tolerance: 1 }],
    ['about as much as last year', { condition: { atLeast: { previousYear: true } }, tolerance: { percent: 5 } }],
    ['a rise by about 2', { condition: { rises: { by: 2 } }, tolerance: { percent: 10 } }],
    ['a band', { condition: { between: [5, 10] }, tolerance: 1 }],
  ])('go with %s', (_, change) => {
    expect(check(target(change))).toEqual([]);
  });

  const directional = { strength: 'directional' } as const;
  it.each<[string, Partial<Target>, string, string]>([
    [
      'directional with a figure',
      { ...directional, condition: { rises: { by: 2 } } },
      'condition.rises',
      'directional',
    ],
    [
      'directional with percent',
      { ...directional, condition: { falls: { byPercent: 2 } } },
      'condition.falls',
      '不写数字',
    ],
    ['directional with a bound', { ...directional, condition: { atLeast: 92 } }, 'condition.atLeast', '不写数字'],
    [
      'directional with several',
      { ...directional, condition: { anyOf: [{ rises: true }, { atLeast: 92 }] } },
      'condition.anyOf',
      '不写数字',
    ],
    [
      'directional with a tolerance',
      { ...directional, condition: { rises: true }, tolerance: 2 },
      'tolerance',
      'directional',
    ],
    ['none at all, more or less', { condition: { zero: true }, tolerance: 1 }, 'tolerance', 'zero'],
    [
      'a place, more or less',
      { indicator: 'exam.rank', condition: { rankAtMost: 3 }, tolerance: 1 },
      'tolerance',
      'rankAtMost',
    ],
    [
      'a milestone, more or less',
      { indicator: 'built', condition: { reached: true }, tolerance: 1 },
      'tolerance',
      'reached',
    ],
    ['any rise, more or less', { condition: { rises: true }, tolerance: 1 }, 'tolerance', '没有写幅度'],
    ['all of it', { condition: { atLeast: 3 }, tolerance: 3 }, 'tolerance', '等于没有要求'],
    ['all of the lower end', { condition: { between: [2, 9] }, tolerance: 2 }, 'tolerance', '等于没有要求'],
    [
      'a part without figures',
      { condition: { allOf: [{ atLeast: 5 }, { rises: true }] }, tolerance: 1 },
      'tolerance',
      '没有写幅度',
    ],
  ])('do not go with %s', (_, change, path, words) => {
    expect(check(target({ pacing: 'full', ...change }))).toEqual([
      [`targets.0.${path}`, expect.stringContaining(words)],
    ]);
  });
});
