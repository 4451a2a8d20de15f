import { OrgTree } from '#org';
import type { Plan, Target } from '../plan.js';
import { day, plan as base, target } from '../testing/example-plan.js';
import type { IndicatorFacts } from './indicator-facts.js';
import { checkPlan } from './check-plan.js';

const name = { zh: '' };
const orgUnits = new OrgTree([
  { code: '370800', name, kind: 'city', attributes: {} },
  { code: '370811', name, kind: 'county', parent: '370800', attributes: {} },
  { code: '330682', name, kind: 'county', attributes: {}, validTo: day('2013-10-31'), successor: '330604' },
]);
const indicators = new Map<string, IndicatorFacts>([
  ['screening.persons', { unit: '人', kind: 'count' }],
  ['coverage', { unit: '%', kind: 'ratio' }],
  ['built', { unit: '', kind: 'milestone' }],
]);

function check(...targets: Target[]): [string, string][] {
  return checkPlan({ ...base, targets }, { indicators, orgUnits }).map(({ path, message }) => [
    path.join('.'),
    message,
  ]);
}

describe('checkPlan', () => {
  it('finds nothing in a sound plan', () => {
    expect(
      check(
        target({ appliesTo: { orgUnit: '370800', andEach: 'county' } }),
        target({ id: 'b', indicator: 'coverage', condition: { atLeast: 100 }, pacing: 'full' }),
        target({ id: 'c', indicator: 'built', condition: { reached: true }, pacing: 'full' }),
        target({ id: 'd', condition: { zero: true } }),
        target({ id: 'e', indicator: 'coverage', condition: { atMost: 105 }, pacing: 'full' }),
      ),
    ).toEqual([]);
  });

  const first = day('2025-03-31');
  it.each<[string, Partial<Target>, string, string]>([
    ['an unknown task', { task: '九.9' }, 'task', '未知任务 九.9'],
    ['an unknown indicator', { indicator: 'x' }, 'indicator', '未知指标 x'],
    ['more than 100 %', { indicator: 'coverage', condition: { atLeast: 120 } }, 'condition.atLeast', '最大为 100'],
    ['above 100 %', { indicator: 'coverage', condition: { above: 100 } }, 'condition.above', '最大为 100'],
    ['a band past 100 %', { indicator: 'coverage', condition: { between: [90, 101] } }, 'condition.between', '最大为'],
    ['a reversed band', { condition: { between: [5, 1] } }, 'condition.between', '大于上限'],
    ['a negative count', { condition: { atLeast: -1 } }, 'condition.atLeast', '负数'],
    ['a count below 0', { condition: { below: 0 } }, 'condition.below', '不可能达到'],
    ['a figure for a milestone', { indicator: 'built', condition: { atLeast: 90 } }, 'condition.atLeast', '里程碑'],
    ['reached for a count', { condition: { reached: true } }, 'condition.reached', 'milestone'],
    ['zero for a ratio', { indicator: 'coverage', condition: { zero: true } }, 'condition.zero', 'zero-event'],
    ['an unknown unit', { appliesTo: { orgUnit: '1' } }, 'appliesTo.orgUnit', '未知机构或地区代码 1'],
    ['a unit long gone', { appliesTo: { orgUnit: '330682' } }, 'appliesTo.orgUnit', '请改用 330604'],
    ['no such units below', { appliesTo: { orgUnit: '370800', andEach: 'village' } }, 'appliesTo.andEach', 'village'],
    ['a deadline before the window', { deadline: day('2024-12-31') }, 'deadline', '早于统计起始日'],
    ['a reversed window', { window: { from: first, to: first - 1 } }, 'window', '晚于结束日'],
    ['a notice of half a day', { noticeDays: 0.5 }, 'noticeDays', '整数'],
    [
      'a step after the deadline',
      { pacing: { steps: [{ by: day('2026-01-01'), value: 1 }] } },
      'pacing.steps.0.by',
      '晚于完成时限',
    ],
    [
      'a step before the window',
      { pacing: { steps: [{ by: day('2024-01-01'), value: 1 }] } },
      'pacing.steps.0.by',
      '早于统计起始日',
    ],
    [
      'a step that comes twice',
      {
        pacing: {
          steps: [
            { by: first, value: 1 },
            { by: first, value: 2 },
          ],
        },
      },
      'pacing.steps.1.by',
      '重复',
    ],
    [
      'steps that fall',
      {
        pacing: {
          steps: [
            { by: first, value: 2 },
            { by: first + 1, value: 1 },
          ],
        },
      },
      'pacing.steps.1.value',
      '逐步增大',
    ],
    [
      'steps out of order',
      {
        pacing: {
          steps: [
            { by: first, value: 1 },
            { by: first - 1, value: 2 },
          ],
        },
      },
      'pacing.steps.1.by',
      '先后',
    ],
  ])('finds %s', (_, change, path, words) => {
    const problems = check(target(change));
    expect(problems).toEqual([[`targets.0.${path}`, expect.stringContaining(words)]]);
  });

  it('finds ids that stand twice and an unknown region', () => {
    const twice: Plan = { ...base, region: '1', tasks: [...base.tasks, ...base.tasks], targets: [target(), target()] };
    expect(checkPlan(twice, { indicators, orgUnits }).map(({ path }) => path)).toEqual([
      ['region'],
      ['tasks', 1, 'id'],
      ['targets', 1, 'id'],
    ]);
  });
});
