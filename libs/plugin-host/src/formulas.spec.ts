import { join } from 'node:path';
import type { Formula } from '#indicators';
import { loadCatalogue } from './load-catalogue.js';
import type { Problem } from './problem.js';
import { EXAMPLE, withPlugin } from './testing/plugin-folder.js';

/** The example's indicators with one more, given without its code and name; it stands on line 6. */
const withIndicator = (rest: string): string =>
  `${EXAMPLE['indicators.yaml']}- { code: it, name: { zh: 它, en: It }, ${rest} }\n`;

async function load(indicators: string) {
  const measures = `${EXAMPLE['measures.yaml']}- { code: drills, name: { zh: 演练, en: Drills }, unit: 次, accrual: flow, every: month }\n`;
  return withPlugin({ ...EXAMPLE, 'measures.yaml': measures, 'indicators.yaml': indicators }, async (folder) => {
    const loading = await loadCatalogue([folder]);
    const problems = loading.ok ? [] : loading.problems;
    return {
      indicators: loading.ok ? loading.catalogue.indicators : [],
      problems: problems.map((problem): Problem => ({ ...problem, file: problem.file.replace(join(folder, '/'), '') })),
    };
  });
}

describe('a formula over other indicators or over periods', () => {
  it.each<[string, Formula]>([
    [
      'unit: "%", growth: { of: screened, over: previousYear }',
      { kind: 'growth', of: 'screened', over: 'previousYear' },
    ],
    [
      'unit: 个百分点, delta: { of: coverage, over: { indicator: coverage } }',
      { kind: 'delta', of: 'coverage', over: { indicator: 'coverage' } },
    ],
    ['unit: 人, delta: { of: screened, over: previousYear }', { kind: 'delta', of: 'screened', over: 'previousYear' }],
    ['unit: 位, rank: { of: milestone-count.friendly }', { kind: 'rank', of: 'milestone-count.friendly' }],
    [
      'unit: 个月, longestRun: { measure: drills, every: month }',
      { kind: 'longest-run', measure: 'drills', every: 'month', atLeast: 1 },
    ],
    [
      'unit: "%", recurring: { measure: given, every: week, atLeast: 5 }',
      { kind: 'recurring', measure: 'given', every: 'week', atLeast: 5, makeUp: false },
    ],
    [
      'unit: "%", recurring: { measure: drills, every: quarter, makeUp: true }',
      { kind: 'recurring', measure: 'drills', every: 'quarter', atLeast: 1, makeUp: true },
    ],
    [
      'unit: "%", cohortShare: { cohort: clinics, indicator: coverage, meets: { above: 90 } }',
      { kind: 'cohort-share', cohort: 'clinics', indicator: 'coverage', meets: { above: 90 } },
    ],
    [
      'unit: "%", cohortShare: { cohort: clinics, measure: due }',
      { kind: 'cohort-share', cohort: 'clinics', measure: 'due', atLeast: 1 },
    ],
  ])('is read: %s', async (text, formula) => {
    const { indicators, problems } = await load(withIndicator(text));
    expect(problems).toEqual([]);
    expect(indicators.find(({ code }) => code === 'it')?.versions).toEqual([{ version: 1, formula }]);
  });

  it('of a rank has the small numbers for the better ones', async () => {
    const { indicators } = await load(withIndicator('unit: 位, rank: { of: coverage }'));
    expect(indicators.find(({ code }) => code === 'it')?.direction).toBe('down');
  });
});

/** Text of the indicator, what is said of it, and at which of its words. */
const BROKEN: Readonly<Record<string, readonly [text: string, message: string, at: string, hint?: string]>> = {
  'growth of an indicator nobody knows': [
    'unit: "%", growth: { of: screend, over: previousYear }',
    '未知指标 screend',
    'screend',
    'screened',
  ],
  'growth over an indicator nobody knows': [
    'unit: "%", growth: { of: coverage, over: { indicator: covrage } }',
    '未知指标 covrage',
    'covrage',
    'coverage',
  ],
  'growth over something else': [
    'unit: "%", growth: { of: coverage, over: lastYear }',
    'over 的写法不对："lastYear"',
    'lastYear',
    'previousYear 为上年同期',
  ],
  'growth without a baseline': ['unit: "%", growth: { of: coverage }', '缺少 over', '{ of'],
  'growth that is no percentage': [
    'unit: 人, growth: { of: coverage, over: previousYear }',
    'growth 的结果是百分比，unit 应为 "%"，现为 人',
    '{ of',
  ],
  'growth over an indicator of another unit': [
    'unit: "%", growth: { of: coverage, over: { indicator: screened } }',
    'coverage 的单位是 %，不能与单位为 人 的 screened 相比',
    'screened',
    '单位相同',
  ],
  'a delta of percentages in %': [
    'unit: "%", delta: { of: coverage, over: previousYear }',
    'coverage 的单位是 %，其差的 unit 应为 个百分点，现为 %',
    'coverage',
  ],
  'a delta in another unit': [
    'unit: 次, delta: { of: screened, over: previousYear }',
    'screened 的单位是 人，其差的 unit 应为 人，现为 次',
    'screened',
  ],
  'a rank of an indicator nobody knows': ['unit: 位, rank: { of: coverge }', '未知指标 coverge', 'coverge', 'coverage'],
  'a rank of itself': ['unit: 位, rank: { of: it }', '指标成了循环：it → it', 'it }'],
  'a run of a measure nobody knows': [
    'unit: 个月, longestRun: { measure: drils, every: month }',
    '未知计量 drils',
    'drils',
    'drills',
  ],
  'a run of a stock': [
    'unit: 个月, longestRun: { measure: due, every: month }',
    'longestRun 不用于存量（stock）due',
    'due',
  ],
  'a run in another unit than its periods': [
    'unit: 天, longestRun: { measure: drills, every: month }',
    '按 month 连续的 longestRun，unit 应为 个月，现为 天',
    '{ measure',
  ],
  'periods that no obligation has': [
    'unit: "%", recurring: { measure: given, every: year }',
    'every 只能是 day、week、month、quarter，现为 "year"',
    'year',
  ],
  'periods shorter than those of the reports': [
    'unit: "%", recurring: { measure: drills, every: week }',
    'drills 按 month 上报，看不出每 week 的情况',
    'drills',
    'every 不应短于 month',
  ],
  'an obligation that nothing keeps': [
    'unit: "%", recurring: { measure: given, every: week, atLeast: 0 }',
    'atLeast 应 > 0，现为 0',
    '0 }',
  ],
  'an obligation that is no percentage': [
    'unit: 次, recurring: { measure: given, every: week }',
    'recurring 的结果是百分比',
    '{ measure',
  ],
  'a share of an indicator nobody knows': [
    'unit: "%", cohortShare: { cohort: clinics, indicator: covrage, meets: { atLeast: 90 } }',
    '未知指标 covrage',
    'covrage',
    'coverage',
  ],
  'a share of nothing': [
    'unit: "%", cohortShare: { cohort: clinics }',
    'cohortShare 没有写 measure 或 indicator',
    '{ cohort',
  ],
  'a share of two things': [
    'unit: "%", cohortShare: { cohort: clinics, measure: due, indicator: coverage, meets: { atLeast: 90 } }',
    'measure 与 indicator 只能写一个',
    'coverage',
  ],
  'a share of an indicator without a bound': [
    'unit: "%", cohortShare: { cohort: clinics, indicator: coverage }',
    'cohortShare 没有写 meets',
    '{ cohort',
    'meets: { atLeast: 90 }',
  ],
  'a share of an indicator with its bound elsewhere': [
    'unit: "%", cohortShare: { cohort: clinics, indicator: coverage, atLeast: 90 }',
    '界限写在 meets 中',
    '90',
  ],
  'a share of a measure with an indicator’s bound': [
    'unit: "%", cohortShare: { cohort: clinics, measure: due, meets: { atLeast: 90 } }',
    '按 measure 计算的占比没有 meets',
    '{ atLeast',
    'atLeast',
  ],
  'a share with two bounds': [
    'unit: "%", cohortShare: { cohort: clinics, indicator: coverage, meets: { atLeast: 90, below: 95 } }',
    'meets 须写且只写一个界限',
    '{ atLeast',
  ],
};

describe('a broken formula', () => {
  it.each(Object.entries(BROKEN))('is told of %s, and of nothing else', async (_, [text, message, at, hint]) => {
    const indicators = withIndicator(text);
    const column = indicators.split('\n')[5]!.indexOf(at, 40) + 1;
    const { problems } = await load(indicators);
    expect(problems).toEqual([
      expect.objectContaining({ file: 'indicators.yaml', line: 6, column, message: expect.stringContaining(message) }),
    ]);
    if (hint !== undefined) expect(problems[0]?.hint).toContain(hint);
  });

  it('is told once of a circle, at the indicator that stands first, also through one version alone', async () => {
    const { problems } = await load(
      `${EXAMPLE['indicators.yaml']}- { code: a, name: { zh: 甲, en: A }, unit: 位, rank: { of: b } }
- code: b
  name: { zh: 乙, en: B }
  unit: "%"
  versions:
    - { count: given }
    - { validFrom: 2025-07-01, growth: { of: c, over: previousYear } }
- { code: c, name: { zh: 丙, en: C }, unit: 位, rank: { of: a } }
- { code: outside, name: { zh: 丁, en: D }, unit: 位, rank: { of: a } }
`,
    );
    expect(problems).toEqual([
      expect.objectContaining({
        line: 6,
        column: 59,
        message: '指标成了循环：a → b → c → a',
        hint: '请改正其中一个算法',
      }),
    ]);
  });
});
