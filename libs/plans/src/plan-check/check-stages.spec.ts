import type { Target } from '../plan.js';
import { day, target } from '../testing/example-plan.js';
import { check } from '../testing/plan-references.js';

const january = day('2025-01-01');
const july = day('2025-07-01');

describe('the stages of a scope', () => {
  it.each<[string, Partial<Target['appliesTo']>, string, string]>([
    [
      'out of order',
      { stages: [{ from: july, cohort: 'anybody' }, { from: january }] },
      'stages.1.from',
      '先后排列：2025-01-01 不晚于前一步 2025-07-01',
    ],
    ['on the same day', { stages: [{ from: july, cohort: 'anybody' }, { from: july }] }, 'stages.1.from', '先后'],
    ['after everybody', { stages: [{ from: january }, { from: july, cohort: 'anybody' }] }, 'stages.1', '不起作用'],
    ['after the deadline', { stages: [{ from: day('2026-01-01') }] }, 'stages.0.from', '晚于完成时限'],
    ['without a level', { andEach: undefined, stages: [{ from: january }] }, 'stages', 'andEach'],
    [
      'of an unknown cohort',
      { stages: [{ from: january, cohort: 'clinic' }] },
      'stages.0.cohort',
      '未知机构分组 clinic',
    ],
    [
      'of a cohort at another level',
      { stages: [{ from: january, cohort: 'grassroots' }] },
      'stages.0.cohort',
      '永远选不到',
    ],
  ])('are not sound %s', (_, scope, path, words) => {
    const appliesTo = { orgUnit: '370800', andEach: 'township', ...scope } as const;
    expect(check(target({ appliesTo }))).toEqual([[`targets.0.appliesTo.${path}`, expect.stringContaining(words)]]);
  });

  it('are sound in order', () => {
    const stages = [{ from: january, cohort: 'towns' }, { from: july }];
    expect(check(target({ appliesTo: { orgUnit: '370800', andEach: 'township', stages } }))).toEqual([]);
  });
});
