import { stageOf } from './stage.js';
import { day, target } from './testing/example-plan.js';

const staged = target({
  appliesTo: {
    orgUnit: '370800',
    andEach: 'facility',
    stages: [
      { from: day('2025-01-01'), cohort: 'grassroots' },
      { from: day('2025-04-01'), cohort: 'county-hospitals' },
    ],
  },
});

describe('the stage from which a unit is judged', () => {
  it.each([
    [['grassroots'], day('2025-01-01')],
    [['county-hospitals'], day('2025-04-01')],
    [['county-hospitals', 'grassroots'], day('2025-01-01')],
    [[], null],
  ])('of a unit in %j', (cohorts: string[], from) => {
    expect(stageOf(staged, (cohort) => cohorts.includes(cohort))).toBe(from);
  });

  it('takes everybody where it names no cohort', () => {
    const { appliesTo } = staged;
    const open = target({
      appliesTo: { ...appliesTo, stages: [...appliesTo.stages!, { from: day('2025-07-01') }] },
    });
    expect(stageOf(open, () => false)).toBe(day('2025-07-01'));
  });

  it('is none where the scope is not staged', () => {
    expect(stageOf(target(), () => true)).toBeUndefined();
  });
});
