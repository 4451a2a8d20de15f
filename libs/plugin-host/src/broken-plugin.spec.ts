import { join } from 'node:path';
import { loadCatalogue } from './load-catalogue.js';
import type { Problem } from './problem.js';
import { EXAMPLE, withPlugin, type Files } from './testing/plugin-folder.js';

/** Problems of the example plugin with some of its files replaced; file names without the folder. */
async function problemsOf(files: Files): Promise<readonly Problem[]> {
  return withPlugin({ ...EXAMPLE, ...files }, async (folder) => {
    const loading = await loadCatalogue([folder]);
    const problems = loading.ok ? [] : loading.problems;
    return problems.map((problem) => ({ ...problem, file: problem.file.replace(join(folder, '/'), '') }));
  });
}

const edited = (file: string, from: string, to: string): Files => {
  const text = EXAMPLE[file] ?? '';
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  return { [file]: text.replace(from, to) };
};
const PLAN = 'plans/plan.yaml';

interface Broken {
  readonly files: Files;
  readonly at: readonly [file: string, line: number, column: number];
  readonly message: string;
  readonly hint?: string;
}

const BROKEN: Readonly<Record<string, Broken>> = {
  'a folder without manifest': {
    files: { 'plugin.yaml': null },
    at: ['plugin.yaml', 1, 1],
    message: '没有 plugin.yaml',
  },
  'a manifest without version': {
    files: edited('plugin.yaml', 'version: 1.0.0\n', ''),
    at: ['plugin.yaml', 1, 1],
    message: '缺少 version',
  },
  'a version that is none': {
    files: edited('plugin.yaml', '1.0.0', '一版'),
    at: ['plugin.yaml', 2, 10],
    message: 'version 的写法不对',
    hint: '版本号，如 1.0.0',
  },
  'a misspelt field': {
    files: edited('plugin.yaml', 'region', 'regoin'),
    at: ['plugin.yaml', 4, 1],
    message: '不认识的字段 regoin',
    hint: '是否想写 region？',
  },
  'a region nobody knows': {
    files: edited('plugin.yaml', '370800', '370900'),
    at: ['plugin.yaml', 4, 9],
    message: '未知机构或地区 370900',
    hint: '370800',
  },
  'a plugin that is not loaded': {
    files: { 'plugin.yaml': `${EXAMPLE['plugin.yaml']}requires: [national]\n` },
    at: ['plugin.yaml', 5, 12],
    message: '所需的插件 national 没有加载',
  },
  'a file that is not UTF-8': {
    files: { 'services.yaml': Uint8Array.from([0xd6, 0xb8, 0xb1, 0xea]) },
    at: ['services.yaml', 1, 1],
    message: '不是 UTF-8',
  },
  'a name that stands twice': {
    files: edited('measures.yaml', 'unit: 人\n', 'unit: 人\n  unit: 人\n'),
    at: ['measures.yaml', 6, 3],
    message: '字段 unit 重复',
  },
  'a bracket that is not closed': {
    files: edited('services.yaml', ' } }', ' }'),
    at: ['services.yaml', 2, 1],
    message: '括号、引号没有配对',
  },
  'text that begins like an alias': {
    files: edited(PLAN, 'title: 免疫规划', 'title: *重点'),
    at: [PLAN, 1, 1],
    message: '没有对应的定义',
    hint: '加引号',
  },
  'full-width punctuation': {
    files: edited(PLAN, 'year: 2025', 'year：2025'),
    at: [PLAN, 3, 1],
    message: 'YAML 格式有误',
    hint: '全角标点“：”',
  },
  'a value outside its list': {
    files: edited('measures.yaml', 'accrual: flow', 'accrual: flwo'),
    at: ['measures.yaml', 1, 66],
    message: 'accrual 只能是 flow、stock、distinct',
    hint: '是否想写 flow？',
  },
  'a measure of a service nobody knows': {
    files: edited('measures.yaml', '[screening]', '[screning]'),
    at: ['measures.yaml', 7, 14],
    message: '未知服务 screning',
    hint: 'screening',
  },
  'distinct persons without a service': {
    files: edited('measures.yaml', '\n  services: [screening]', ''),
    at: ['measures.yaml', 6, 12],
    message: '须由服务记录计数',
  },
  'a measure of a case type nobody knows': {
    files: {
      'measures.yaml': `${EXAMPLE['measures.yaml']}- { code: c, name: { zh: 件, en: C }, unit: 件, accrual: flow, case: { type: shortages, count: opened } }\n`,
    },
    at: ['measures.yaml', 8, 76],
    message: '未知事项类型 shortages',
    hint: 'shortage',
  },
  'a measure of a milestone nobody knows': {
    files: {
      'measures.yaml': `${EXAMPLE['measures.yaml']}- { code: m, name: { zh: 个, en: M }, unit: 个, accrual: stock, milestone: polcy }\n`,
    },
    at: ['measures.yaml', 8, 74],
    message: '未知里程碑 polcy',
    hint: 'policy',
  },
  'a measure defined twice': {
    files: {
      'measures.yaml': `${EXAMPLE['measures.yaml']}- { code: due, name: { zh: 应种, en: Due }, unit: 剂次, accrual: stock }\n`,
    },
    at: ['measures.yaml', 8, 11],
    message: '计量 due 重复定义',
    hint: '第 2 行',
  },
  'a limit on a stage that is none': {
    files: edited('case-types.yaml', 'to: resolved', 'to: resolvd'),
    at: ['case-types.yaml', 5, 29],
    message: 'shortage 没有环节 resolvd',
    hint: 'resolved',
  },
  'a limit that leads backwards': {
    files: edited('case-types.yaml', 'from: reported, to: resolved', 'from: resolved, to: reported'),
    at: ['case-types.yaml', 5, 29],
    message: 'reported 不在 resolved 之后',
  },
  'an indicator of a measure nobody knows': {
    files: edited('indicators.yaml', 'numerator: given', 'numerator: givn'),
    at: ['indicators.yaml', 4, 23],
    message: '未知计量 givn',
    hint: '是否想写 given？',
  },
  'an indicator of a cohort nobody knows': {
    files: edited(
      'indicators.yaml',
      'ratio: { numerator: given, denominator: due }',
      'cohortShare: { cohort: clinic, measure: due }',
    ),
    at: ['indicators.yaml', 4, 26],
    message: '未知机构分组 clinic',
    hint: 'clinics',
  },
  'an indicator with two formulas': {
    files: edited('indicators.yaml', '  ratio', '  count: given\n  ratio'),
    at: ['indicators.yaml', 4, 10],
    message: '算法只能写一种，ratio 与 count',
  },
  'an indicator without a formula': {
    files: edited('indicators.yaml', '\n  ratio: { numerator: given, denominator: due }', ''),
    at: ['indicators.yaml', 1, 3],
    message: '没有写算法',
    hint: 'ratio、count',
  },
  'a level of what adds up': {
    files: edited('indicators.yaml', 'count: persons', 'level: given'),
    at: ['indicators.yaml', 5, 71],
    message: 'level 只用于存量',
    hint: 'count',
  },
  'a share that is no percentage': {
    files: edited(
      'indicators.yaml',
      'unit: "%"\n  ratio: { numerator: given, denominator: due }',
      'unit: 家\n  cohortShare: { cohort: clinics, measure: due }',
    ),
    at: ['indicators.yaml', 4, 16],
    message: 'unit 应为 "%"，现为 家',
  },
  'versions that are out of order': {
    files: edited(
      'indicators.yaml',
      '  ratio: { numerator: given, denominator: due }',
      '  versions:\n    - { validFrom: 2025-07-01, count: given }\n    - { validFrom: 2025-01-01, count: given }',
    ),
    at: ['indicators.yaml', 6, 20],
    message: '启用日期先后',
  },
  'a parent nobody knows': {
    files: { 'org-units.csv': 'code,name,kind,parent\n370811001,古槐街道,township,370819\n' },
    at: ['org-units.csv', 2, 25],
    message: '未知机构或地区 370819',
    hint: '370811',
  },
  'units above each other': {
    files: {
      'org-units.csv': 'code,name,kind,parent\nf1,甲,facility,f2\n',
      'org-units.yaml': `${EXAMPLE['org-units.yaml']}- { code: f2, name: 乙, kind: facility, parent: f2 }\n`,
    },
    at: ['org-units.yaml', 7, 48],
    message: '循环：f2 → f2',
  },
  'a county below a county': {
    files: { 'org-units.csv': 'code,name,kind,parent\n370826,微山县,county,370811\n' },
    at: ['org-units.csv', 2, 12],
    message: 'county 级的 370826 不能设在 county 级的 370811 之下',
  },
  'a table without its columns': {
    files: { 'org-units.csv': '代码,名称\n1,2\n' },
    at: ['org-units.csv', 1, 1],
    message: '表头缺少 code、name、kind',
  },
  'a row with too many cells': {
    files: { 'org-units.csv': 'code,name,kind,parent\n1,甲,county,370800,多\n' },
    at: ['org-units.csv', 2, 1],
    message: 'CSV 格式有误',
  },
  'a day that does not exist': {
    files: { 'org-units.csv': 'code,name,kind,parent,validFrom\n1,甲,county,370800,2025-02-30\n' },
    at: ['org-units.csv', 2, 19],
    message: '没有 2025-02-30 这一天',
  },
  'an indicator nobody knows': {
    files: edited(PLAN, 'indicator: coverage', 'indicator: covrage'),
    at: [PLAN, 10, 16],
    message: '未知指标 covrage',
    hint: '是否想写 coverage？',
  },
  'a milestone nobody knows': {
    files: edited(PLAN, 'milestone: policy', 'milestone: polciy'),
    at: [PLAN, 15, 16],
    message: '未知里程碑 polciy',
    hint: 'policy',
  },
  'a milestone to be counted that has no unit': {
    files: edited(PLAN, '{ reached: true }', '{ atLeast: 3 }'),
    at: [PLAN, 16, 16],
    message: '里程碑 policy 没有写 unit',
    hint: 'unit: 家',
  },
  'a target without what it is judged by': {
    files: edited(PLAN, '    indicator: coverage\n', ''),
    at: [PLAN, 8, 5],
    message: '目标没有写 indicator 或 milestone',
  },
  'another unit than the indicator has': {
    files: edited(PLAN, '    indicator: coverage\n', '    indicator: coverage\n    unit: 人\n'),
    at: [PLAN, 11, 11],
    message: '目标的单位是 人，而指标 coverage 的单位是 %',
  },
  'a task nobody knows': {
    files: edited(PLAN, 'task: "一.4"\n    indicator', 'task: "一.5"\n    indicator'),
    at: [PLAN, 9, 11],
    message: '未知任务 一.5',
    hint: '一.4',
  },
  'a cited item without a task': {
    files: edited(PLAN, 'item: "一.4"', 'item: "一.3"'),
    at: [PLAN, 12, 21],
    message: '出处 一.3 没有列入 tasks',
    hint: '一.4',
  },
  'an unknown condition': {
    files: edited(PLAN, 'atLeast', 'atleast'),
    at: [PLAN, 11, 18],
    message: '未知条件 atleast',
    hint: '是否想写 atLeast？',
  },
  'a bound no value can meet': {
    files: edited(PLAN, 'atLeast: 92', 'atLeast: 920'),
    at: [PLAN, 11, 27],
    message: '不可能达到',
  },
  'a deadline that is none': {
    files: edited(PLAN, 'condition: { atLeast: 92 }', 'condition: { atLeast: 92 }\n    deadline: 尽快'),
    at: [PLAN, 12, 15],
    message: '时限应为日期',
  },
  'a pacing that is none': {
    files: edited(PLAN, 'condition: { atLeast: 92 }', 'condition: { atLeast: 92 }\n    pacing: slow'),
    at: [PLAN, 12, 13],
    message: 'pacing 应为 linear',
  },
  'a window that ends before it begins': {
    files: edited(
      PLAN,
      'condition: { atLeast: 92 }',
      'condition: { atLeast: 92 }\n    window: { from: 2025-12-31, to: 2025-01-01 }',
    ),
    at: [PLAN, 12, 13],
    message: '起始日 2025-12-31 晚于结束日',
  },
  'a unit nobody knows': {
    files: edited(
      PLAN,
      'condition: { atLeast: 92 }',
      'condition: { atLeast: 92 }\n    appliesTo: { orgUnit: "370801" }',
    ),
    at: [PLAN, 12, 27],
    message: '未知机构或地区代码 370801',
    hint: '370800',
  },
  'a target that stands twice': {
    files: edited(PLAN, 'id: policy', 'id: coverage'),
    at: [PLAN, 13, 9],
    message: '目标编号 coverage 重复',
  },
  'a plan that stands twice': {
    files: { 'plans/second.yaml': EXAMPLE[PLAN] ?? '' },
    at: ['plans/second.yaml', 1, 7],
    message: '计划 example-2025 重复定义',
    hint: '第 1 行',
  },
};

describe('a broken plugin', () => {
  it.each(Object.entries(BROKEN))('is told of %s, and of nothing else', async (_, broken) => {
    const [file, line, column] = broken.at;
    expect(await problemsOf(broken.files)).toEqual([
      expect.objectContaining({ file, line, column, message: expect.stringContaining(broken.message) }),
    ]);
    if (broken.hint === undefined) return;
    expect((await problemsOf(broken.files))[0]?.hint).toContain(broken.hint);
  });

  it('is told of everything in one go, file by file', async () => {
    const found = await problemsOf({
      ...edited('measures.yaml', '  unit: 人\n', ''),
      ...edited('indicators.yaml', 'denominator: due', 'denominator: deu'),
      ...edited(PLAN, 'task: "一.4"\n    indicator: coverage', 'task: "一.9"\n    indicator: coverag'),
    });
    expect(found.map(({ file, line }) => [file, line])).toEqual([
      ['indicators.yaml', 4],
      ['measures.yaml', 3],
      [PLAN, 9],
      [PLAN, 10],
    ]);
  });

  it('is told of slips in targets though the head of the plan has some', async () => {
    const text = (EXAMPLE[PLAN] ?? '').replace('document: 工作要点\n', 'documents: 工作要点\n');
    const found = await problemsOf({ [PLAN]: text.replace('indicator: coverage', 'indicator: coverag') });
    expect(found.map(({ message }) => message)).toEqual([
      '缺少 document',
      '不认识的字段 documents',
      '未知指标 coverag',
    ]);
  });

  it('is not told that the names of an unreadable file are unknown', async () => {
    const found = await problemsOf({ 'measures.yaml': '- { code: given\n' });
    expect(new Set(found.map(({ file }) => file))).toEqual(new Set(['measures.yaml']));
  });
});
