import { parseDay } from '#calendar';
import type { Catalogue } from './catalogue.js';
import { loadCatalogue } from './load-catalogue.js';
import { EXAMPLE, withPlugin, type Files } from './testing/plugin-folder.js';

async function load(...folders: string[]): Promise<Catalogue> {
  const loading = await loadCatalogue(folders);
  if (!loading.ok) throw new Error(JSON.stringify(loading.problems, null, 1));
  expect(loading.warnings).toEqual([]);
  return loading.catalogue;
}

const example = (files: Files = {}): Promise<Catalogue> =>
  withPlugin({ ...EXAMPLE, ...files }, (folder) => load(folder));
const find = <T extends { readonly code: string }>(items: readonly T[], code: string): T | undefined =>
  items.find((item) => item.code === code);

describe('loading plugins', () => {
  it('fills in what the files leave open', async () => {
    const catalogue = await example();
    expect(find(catalogue.measures, 'persons')).toEqual({
      code: 'persons',
      name: { zh: '人数', en: 'Persons' },
      unit: '人',
      accrual: 'distinct',
      source: { kind: 'service', services: ['screening'] },
      decimals: 0,
      mayBeNegative: false,
      distinctPer: 'year',
      reportWithinDays: 10,
    });
    expect(find(catalogue.measures, 'given')?.source).toEqual({ kind: 'reported' });
    expect(find(catalogue.indicators, 'coverage')).toMatchObject({
      direction: 'up',
      decimals: 0,
      versions: [{ version: 1, formula: { kind: 'ratio', numerator: ['given'], denominator: ['due'], factor: 100 } }],
    });
    expect(catalogue.plans[0]?.targets[0]).toEqual({
      id: 'coverage',
      task: '一.4',
      name: { zh: '接种率', en: 'Coverage' },
      indicator: 'coverage',
      condition: { atLeast: 92 },
      appliesTo: { orgUnit: '370800' },
      window: 'year',
      deadline: parseDay('2025-12-31'),
      strength: 'hard',
      pacing: 'full',
      source: { item: '一.4', quote: '不低于92%' },
      noticeDays: 30,
    });
  });

  it('makes a measure and an indicator for each milestone, and one that counts where it has a unit', async () => {
    const { measures, indicators, plans } = await example();
    expect(find(measures, 'milestone.policy')).toMatchObject({
      accrual: 'stock',
      source: { kind: 'milestone', milestone: 'policy' },
    });
    expect(find(indicators, 'milestone.policy')?.versions[0]?.formula).toEqual({
      kind: 'milestone',
      milestone: 'policy',
    });
    expect(find(indicators, 'milestone-count.friendly')).toMatchObject({
      unit: '家',
      versions: [{ formula: { kind: 'level', measures: ['milestone.friendly'] } }],
    });
    expect(find(indicators, 'milestone-count.policy')).toBeUndefined();
    expect(plans[0]?.targets[1]?.indicator).toBe('milestone.policy');
  });

  it('counts the units at a milestone where a target states a figure', async () => {
    const plan = (EXAMPLE['plans/plan.yaml'] ?? '').replace('milestone: policy', 'milestone: friendly');
    const { plans } = await example({ 'plans/plan.yaml': plan.replace('{ reached: true }', '{ atLeast: 11 }') });
    expect(plans[0]?.targets[1]).toMatchObject({ indicator: 'milestone-count.friendly', condition: { atLeast: 11 } });
  });

  it('reads org units nested, flat and as a table', async () => {
    const { orgUnits } = await example({
      'org-units.csv':
        'code,name,kind,parent,level,functions,beds,open,name.en\n' +
        '370811001,古槐街道,township,370811,,,,,\n' +
        'h1,"第一, 医院",facility,370811001,二级,体检;基层医疗,20,true,First\n',
    });
    expect(orgUnits.find(({ code }) => code === '370812')).toMatchObject({ parent: '370800', attributes: {} });
    expect(orgUnits.find(({ code }) => code === 'h1')).toEqual({
      code: 'h1',
      name: { zh: '第一, 医院', en: 'First' },
      kind: 'facility',
      parent: '370811001',
      attributes: { level: '二级', functions: ['体检', '基层医疗'], beds: 20, open: true },
    });
  });

  it('takes codes and numberings that were not quoted', async () => {
    const plan = (EXAMPLE['plans/plan.yaml'] ?? '').replaceAll('"一.4"', '20').replace('"370800"', '370800');
    const { plans } = await example({ 'plans/plan.yaml': plan });
    expect(plans[0]).toMatchObject({ region: '370800', tasks: [{ id: '20' }] });
    expect(plans[0]?.targets[0]).toMatchObject({ task: '20', appliesTo: { orgUnit: '370800' } });
  });

  it('reads what a target can say beside its condition', async () => {
    const target = `    condition: { allOf: [{ atLeast: 90 }, { rises: { by: 2 } }] }
    baseline: { value: 85.3, on: 2024-12-31 }
    tolerance: { percent: 5 }
    strength: stretch
    deadline: 三年内
    pacing: { curve: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] }
    appliesTo:
      orgUnit: "370800"
      andEach: county
      stages: [{ from: 2025-01-01, cohort: pilots }, { from: 2025-07-01 }]
`;
    const { plans } = await example({
      'plans/plan.yaml': (EXAMPLE['plans/plan.yaml'] ?? '').replace('    condition: { atLeast: 92 }\n', target),
      'cohorts.yaml': '- { code: pilots, name: { zh: 先行 }, kind: county, where: { pilot: true } }\n',
    });
    expect(plans[0]?.targets[0]).toMatchObject({
      condition: { allOf: [{ atLeast: 90 }, { rises: { by: 2 } }] },
      baseline: { value: 85.3, on: parseDay('2024-12-31') },
      tolerance: { percent: 5 },
      strength: 'stretch',
      deadline: parseDay('2027-12-31'),
      window: { from: parseDay('2025-01-01'), to: parseDay('2027-12-31') },
      pacing: { curve: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] },
      appliesTo: {
        orgUnit: '370800',
        andEach: 'county',
        stages: [{ from: parseDay('2025-01-01'), cohort: 'pilots' }, { from: parseDay('2025-07-01') }],
      },
    });
  });

  it('makes a target of each part, after its whole', async () => {
    const whole = `  - id: screened
    task: "一.4"
    indicator: screened
    condition: { atLeast: 5000 }
    parts: [{ orgUnit: "370811", value: 2600 }, { orgUnit: 370812, value: 2400 }]
`;
    const { plans } = await example({ 'plans/plan.yaml': (EXAMPLE['plans/plan.yaml'] ?? '') + whole });
    expect(plans[0]?.targets.slice(2)).toMatchObject([
      { id: 'screened', condition: { atLeast: 5000 }, appliesTo: { orgUnit: '370800' } },
      { id: 'screened.370811', condition: { atLeast: 2600 }, appliesTo: { orgUnit: '370811' }, partOf: 'screened' },
      { id: 'screened.370812', condition: { atLeast: 2400 }, appliesTo: { orgUnit: '370812' }, partOf: 'screened' },
    ]);
  });

  it('holds every version of a plan, in order, with the text of the document', async () => {
    const first = EXAMPLE['plans/plan.yaml'] ?? '';
    const second = first.replace('year: 2025\n', 'year: 2025\nversion: 2\nvalidFrom: 2025-07-01\nreason: 指标调整\n');
    const { plans, digest } = await example({ 'plans/plan.yaml': second, 'plans/was.yaml': first });
    expect(plans.map(({ id, version }) => [id, version])).toEqual([
      ['example-2025', 1],
      ['example-2025', 2],
    ]);
    expect(plans[0]).not.toHaveProperty('validFrom');
    expect(plans[1]).toMatchObject({ validFrom: parseDay('2025-07-01'), reason: '指标调整' });
    expect((await example({ 'plans/a.yaml': first, 'plans/plan.yaml': second })).digest).toBe(digest);
  });

  it('warns of files that it does not read', async () => {
    await withPlugin({ ...EXAMPLE, 'indicator.yaml': '' }, async (folder) => {
      const { ok, warnings } = await loadCatalogue([folder]);
      expect(ok).toBe(true);
      expect(warnings).toEqual([
        expect.objectContaining({ severity: 'warning', hint: '文件名是否应为 indicators.yaml？' }),
      ]);
    });
  });

  it('refuses two plugins that define the same', async () => {
    await withPlugin(EXAMPLE, async (folder) =>
      withPlugin(
        { 'plugin.yaml': EXAMPLE['plugin.yaml'] ?? '', 'services.yaml': EXAMPLE['services.yaml'] ?? '' },
        async (second) => {
          const loading = await loadCatalogue([folder, second]);
          const messages = loading.ok ? [] : loading.problems.map(({ message }) => message);
          expect(messages).toEqual(expect.arrayContaining(['插件 example 重复', '服务 screening 重复定义']));
        },
      ),
    );
  });
});

describe('the digest of a catalogue', () => {
  it('does not depend on the order of folders, files, definitions or fields', async () => {
    const forth = await load('plugins/national', 'plugins/jining', 'test/fixtures/italy-2021');
    const back = await load('test/fixtures/italy-2021', 'plugins/jining', 'plugins/national');
    expect(back.digest).toBe(forth.digest);
    const services = '- { name: { en: Screening, zh: 筛查 }, code: screening }\n';
    expect((await example({ 'services.yaml': services })).digest).toBe((await example()).digest);
  });

  it('changes with the content', async () => {
    const plan = (EXAMPLE['plans/plan.yaml'] ?? '').replace('atLeast: 92', 'atLeast: 93');
    expect((await example({ 'plans/plan.yaml': plan })).digest).not.toBe((await example()).digest);
  });
});

describe('the plugins at hand', () => {
  it('load together without a problem or a warning', async () => {
    const catalogue = await load('plugins/national', 'plugins/jining', 'test/fixtures/italy-2021');
    expect(catalogue.plugins.map(({ id }) => id)).toEqual(['national', 'jining', 'italy-2021']);
    expect(catalogue.plans.map(({ id, targets }) => [id, targets.length])).toEqual([
      ['jining-2025', 163],
      ['italy-2021', 2],
    ]);
  });

  it('hold the plan of Italy', async () => {
    const { plans, orgUnits } = await load('test/fixtures/italy-2021');
    expect(orgUnits.filter(({ parent, kind }) => parent === 'IT' && kind === 'county')).toHaveLength(21);
    expect(plans[0]?.targets).toMatchObject([
      {
        condition: { atLeast: 80 },
        appliesTo: { orgUnit: 'IT', andEach: 'county' },
        window: { from: parseDay('2020-12-27'), to: parseDay('2021-12-31') },
        deadline: parseDay('2021-09-30'),
      },
      { condition: { atLeast: 500_000 }, pacing: 'full', window: { from: parseDay('2021-04-30') } },
    ]);
  });

  it('refuses a county plugin without the shared one', async () => {
    const loading = await loadCatalogue(['plugins/jining']);
    expect(loading.ok).toBe(false);
    if (!loading.ok)
      expect(loading.problems.some(({ message }) => message === '所需的插件 national 没有加载')).toBe(true);
  });
});
