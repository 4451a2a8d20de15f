import { parseDay, type Day } from '#calendar';
import type { Plan } from '#plans';
import type { Catalogue } from './catalogue.js';
import { loadCatalogue } from './load-catalogue.js';
import { planView, type PlanView } from './plan-view.js';

function day(iso: string): Day {
  return parseDay(iso) ?? Number.NaN;
}

async function view(plan: string): Promise<PlanView> {
  const loading = await loadCatalogue(['plugins/national', 'plugins/jining', 'test/fixtures/italy-2021']);
  if (!loading.ok) throw new Error(JSON.stringify(loading.problems));
  const found = loading.catalogue.plans.find(({ id }) => id === plan);
  if (!found) throw new Error(`no ${plan}`);
  return planView(found, loading.catalogue);
}

describe('the view of a plan', () => {
  it('has exactly the shape of the contract', async () => {
    const jining = await view('jining-2025');
    expect(Object.keys(jining)).toEqual(['plan', 'region', 'year', 'version', 'document', 'tasks', 'targets']);
    expect(jining.tasks[3]).toEqual({
      id: '一.4',
      title: '强化免疫规划',
      lead: ['卫生与免疫规划科'],
      cooperating: [],
      leader: null,
    });
    expect(jining.targets.find(({ id }) => id === 'programme-vaccination-coverage')).toEqual({
      id: 'programme-vaccination-coverage',
      task: '一.4',
      indicator: 'immunisation.programme-coverage',
      name: { zh: '免疫规划疫苗接种率', en: 'Coverage of programme vaccines' },
      kind: 'ratio',
      unit: '%',
      condition: { atLeast: 92 },
      appliesTo: { orgUnit: '370800', andEach: 'county' },
      window: 'year',
      deadline: '2025-12-31',
      strength: 'hard',
      pacing: 'linear',
    });
  });

  it('shows what a target can say beside its condition only where it does', () => {
    const plan: Plan = {
      id: 'p',
      region: '370800',
      year: 2025,
      version: 2,
      validFrom: day('2025-07-01'),
      reason: '调整',
      document: '',
      tasks: [],
      targets: [
        {
          id: 'whole.370811',
          task: '一',
          name: { zh: '', en: '' },
          indicator: 'coverage',
          condition: { rises: { by: 2, over: 'baseline' } },
          baseline: { value: 85.3, on: day('2024-12-31') },
          tolerance: { percent: 5 },
          appliesTo: {
            orgUnit: '370811',
            andEach: 'township',
            stages: [{ from: day('2025-07-01'), cohort: 'pilots' }],
          },
          window: 'year',
          deadline: day('2025-12-31'),
          strength: 'directional',
          pacing: { curve: 'previousYear' },
          noticeDays: 30,
          partOf: 'whole',
        },
      ],
    };
    const indicators = [
      {
        code: 'coverage',
        name: { zh: '', en: '' },
        unit: '%',
        decimals: 0,
        direction: 'up',
        versions: [{ version: 1, formula: { kind: 'level', measures: ['m'] } }],
      },
    ];
    const catalogue = { indicators } as unknown as Catalogue;
    const shown = planView(plan, catalogue);
    expect(shown).toMatchObject({ version: 2, validFrom: '2025-07-01', reason: '调整' });
    expect(shown.targets[0]).toMatchObject({
      condition: { rises: { by: 2, over: 'baseline' } },
      baseline: { value: 85.3, on: '2024-12-31' },
      tolerance: { percent: 5 },
      appliesTo: { orgUnit: '370811', andEach: 'township', stages: [{ from: '2025-07-01', cohort: 'pilots' }] },
      strength: 'directional',
      pacing: { curve: 'previousYear' },
      partOf: 'whole',
    });
    const undated = { ...plan, targets: [{ ...plan.targets[0]!, baseline: { value: 85.3 } }] };
    expect(planView(undated, catalogue).targets[0]?.baseline).toEqual({ value: 85.3 });
  });

  it('writes stated windows as ISO days', async () => {
    expect((await view('italy-2021')).targets[0]).toMatchObject({
      window: { from: '2020-12-27', to: '2021-12-31' },
      deadline: '2021-09-30',
    });
  });
});
