import { decompose, type Part } from '../parts.js';
import type { Target } from '../plan.js';
import { target } from '../testing/example-plan.js';
import { check } from '../testing/plan-references.js';

/** The target with its parts, as the loader would put them into the plan. */
function decomposed(parts: readonly Part[], change: Partial<Target> = {}): readonly Target[] {
  const whole = target({ id: 'x', condition: { atLeast: 5000 }, ...change });
  const read = decompose(whole, parts);
  if (!read.ok) throw new Error(read.message);
  return [whole, ...read.value.map((part) => part.target)];
}

const two = (first: number, second: number): readonly Part[] => [
  { orgUnit: '370811', value: first },
  { orgUnit: '370812', value: second },
];

describe('the parts of a target', () => {
  it('are sound where they add up, down to the last', () => {
    const nested = [{ orgUnit: '370811', value: 2600, parts: [{ orgUnit: '370811001', value: 2600 }] }];
    expect(check(...decomposed([...nested, { orgUnit: '370812', value: 2400 }]))).toEqual([]);
    expect(check(...decomposed(two(0.1, 0.2), { condition: { atLeast: 0.3 } }))).toEqual([]);
  });

  it('are too little below the whole: an error', () => {
    expect(check(...decomposed(two(2600, 2300)))).toEqual([
      ['targets.0.parts', '分解不足：各部分合计 4900 人，比总数 5000 人 少 100 人，各部分都完成也不能保证总数完成'],
    ]);
  });

  it('are more than enough above it: a warning', () => {
    expect(check(...decomposed(two(2600, 2500)))).toEqual([
      ['targets.0.parts', '!超额分解：各部分合计 5100 人，比总数 5000 人 多 100 人'],
    ]);
  });

  it('of a limit may not allow more than the whole, but less', () => {
    const cap = { condition: { atMost: 100 } };
    expect(check(...decomposed(two(60, 50), cap))).toEqual([['targets.0.parts', expect.stringMatching(/^分解不足/)]]);
    expect(check(...decomposed(two(40, 50), cap))).toEqual([['targets.0.parts', expect.stringMatching(/^!超额分解/)]]);
  });

  it('of an exact figure come to just that', () => {
    const exact = { condition: { equals: 100 } };
    expect(check(...decomposed(two(60, 50), exact))).toEqual([['targets.0.parts', expect.stringMatching(/^分解不足/)]]);
  });

  it.each<[string, readonly Part[], string, string]>([
    ['a unit elsewhere', [{ orgUnit: '341300', value: 5000 }], 'targets.1.appliesTo.orgUnit', '不在 370800 之下'],
    ['the unit itself', [{ orgUnit: '370800', value: 5000 }], 'targets.1.appliesTo.orgUnit', '不在 370800 之下'],
    [
      'a unit twice',
      [...two(2600, 1200), { orgUnit: '370812', value: 1200 }],
      'targets.3.appliesTo.orgUnit',
      '重复分解',
    ],
    [
      'a unit inside another',
      [{ orgUnit: '370811001', value: 2500 }, ...two(2500, 0)],
      'targets.1.appliesTo.orgUnit',
      '属于 370811',
    ],
    ['a unit unknown', [{ orgUnit: '370899', value: 5000 }], 'targets.1.appliesTo.orgUnit', '未知机构或地区代码'],
    [
      'one inside the wrong part',
      [
        { orgUnit: '370811', value: 2600 },
        { orgUnit: '370812', value: 2400, parts: [{ orgUnit: '370811001', value: 2400 }] },
      ],
      'targets.3.appliesTo.orgUnit',
      '不在 370812 之下',
    ],
    ['less than nothing', two(5100, -100), 'targets.2.condition.atLeast', '负数'],
  ])('cannot be %s', (_, parts, path, words) => {
    expect(check(...decomposed(parts))).toEqual([[path, expect.stringContaining(words)]]);
  });

  it('cannot be of what does not add up', () => {
    const rate = { indicator: 'coverage', pacing: 'full', condition: { atLeast: 92 } } as const;
    expect(check(...decomposed(two(92, 90), rate))).toEqual([['targets.0.parts', expect.stringContaining('不能相加')]]);
  });

  it('cannot stand beside the same demand on each', () => {
    const appliesTo = { orgUnit: '370800', andEach: 'county' } as const;
    expect(check(...decomposed(two(2600, 2400), { appliesTo }))).toEqual([
      ['targets.0.appliesTo.andEach', expect.stringContaining('parts')],
    ]);
  });

  it('share their ids with no other target', () => {
    expect(check(...decomposed(two(2600, 2400)), target({ id: 'x.370811' }))).toEqual([
      ['targets.3.id', '目标编号 x.370811 重复'],
    ]);
  });
});
