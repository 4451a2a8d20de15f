import type { Plan } from '../plan.js';
import { day, plan, target } from '../testing/example-plan.js';
import { diffPlans } from './diff-plans.js';

const unitOf = (indicator: string): string => (indicator === 'coverage' ? '%' : '人');
const older: Plan = {
  ...plan,
  targets: [
    target({ id: 'kept' }),
    target({ id: 'gone' }),
    target({ id: 'coverage', indicator: 'coverage', condition: { atLeast: 92 }, pacing: 'full' }),
  ],
};

describe('the difference of two versions', () => {
  it('is nothing between a plan and itself', () => {
    const nothing = { added: [], removed: [], changed: [] };
    expect(diffPlans(older, { ...older, version: 2, reason: '同上' }, unitOf)).toEqual({
      plan: [],
      tasks: nothing,
      targets: nothing,
    });
  });

  it('names tasks and targets that came and went', () => {
    const newer: Plan = {
      ...older,
      tasks: [{ id: '一.5', title: '慢病', lead: [], cooperating: [] }],
      targets: [...older.targets.filter(({ id }) => id !== 'gone'), target({ id: 'new' })],
    };
    const { tasks, targets } = diffPlans(older, newer, unitOf);
    expect([tasks.added, tasks.removed].map((list) => list.map(({ id }) => id))).toEqual([['一.5'], ['一.4']]);
    expect([targets.added, targets.removed].map((list) => list.map(({ id }) => id))).toEqual([['new'], ['gone']]);
    expect(targets.changed).toEqual([]);
  });

  it('tells each changed field before and after, in words', () => {
    const newer: Plan = {
      ...older,
      document: '修订稿',
      tasks: [{ ...plan.tasks[0]!, lead: ['疾控科'], cooperating: [], leader: undefined }],
      targets: [
        ...older.targets.slice(0, 2),
        target({
          id: 'coverage',
          indicator: 'coverage',
          condition: { allOf: [{ atLeast: 90 }, { rises: { by: 2 } }] },
          baseline: { value: 85.3, on: day('2024-12-31') },
          tolerance: 1,
          appliesTo: { orgUnit: '370800', andEach: 'county', stages: [{ from: day('2025-07-01'), cohort: 'pilots' }] },
          window: { from: day('2025-01-01'), to: day('2026-12-31') },
          deadline: day('2026-12-31'),
          strength: 'stretch',
          pacing: { steps: [{ by: day('2025-12-31'), value: 80 }] },
          noticeDays: 60,
        }),
      ],
    };
    const diff = diffPlans(older, newer, unitOf);
    expect(diff.plan).toEqual([{ field: 'document', before: plan.document, after: '修订稿' }]);
    expect(diff.tasks.changed.map(({ changes }) => changes)).toEqual([
      [
        { field: 'lead', before: '卫生与免疫规划科', after: '疾控科' },
        { field: 'cooperating', before: '疾控中心', after: null },
        { field: 'leader', before: '分管副主任', after: null },
      ],
    ]);
    expect(diff.targets.changed).toMatchObject([
      {
        before: { id: 'coverage' },
        after: { id: 'coverage' },
        changes: [
          { field: 'condition', before: '≥ 92 %', after: '≥ 90 % 且 上升 2 个百分点以上' },
          { field: 'tolerance', before: null, after: '±1 个百分点' },
          { field: 'baseline', before: null, after: '85.3 %（2024-12-31）' },
          { field: 'appliesTo', before: '370800', after: '370800 及其下每个县；2025-07-01 起 pilots' },
          { field: 'window', before: '全年', after: '2025-01-01 至 2026-12-31' },
          { field: 'deadline', before: '2025-12-31', after: '2026-12-31' },
          { field: 'strength', before: '必须完成', after: '力争' },
          { field: 'pacing', before: '随时足额', after: '分步：2025-12-31 前 80 %' },
          { field: 'noticeDays', before: '30 天', after: '60 天' },
        ],
      },
    ]);
  });
});
