import { loadCatalogue } from './load-catalogue.js';
import { planView, type PlanView } from './plan-view.js';

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

  it('writes stated windows as ISO days', async () => {
    expect((await view('italy-2021')).targets[0]).toMatchObject({
      window: { from: '2020-12-27', to: '2021-12-31' },
      deadline: '2021-09-30',
    });
  });
});
