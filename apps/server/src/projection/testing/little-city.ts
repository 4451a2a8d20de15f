/**
 * A city with three counties, their facilities and an indicator of every kind: the surroundings of the plans that specs
 * walk through a year. Files of a plugin, without its plan.
 */
export const LITTLE_CITY: Readonly<Record<string, string>> = {
  'plugin.yaml': 'id: little-city\nversion: 1.0.0\nname: { zh: 小城, en: Little city }\nregion: city\n',
  'org-units.yaml': `
- code: city
  name: 小城
  kind: city
  children:
    - code: east
      name: 东区
      kind: county
      attributes: { pilot: true }
      children:
        - { code: east-hospital, name: 东区医院, kind: facility, attributes: { level: 2 } }
        - { code: east-clinic, name: 东区诊所, kind: facility, attributes: { level: 1 } }
    - code: west
      name: 西区
      kind: county
      children:
        - { code: west-hospital, name: 西区医院, kind: facility, attributes: { level: 2 } }
    - code: south
      name: 南县
      kind: county
      children:
        - { code: south-hospital, name: 南县医院, kind: facility, attributes: { level: 2 } }
`,
  'cohorts.yaml': `
- { code: hospitals, name: { zh: 医院 }, kind: facility, where: { level: 2 } }
- { code: pilots, name: { zh: 试点县区 }, kind: county, where: { pilot: true } }
`,
  'services.yaml': '- { code: screening, name: { zh: 筛查, en: Screening } }\n',
  'case-types.yaml': `
- code: shortage
  name: { zh: 短缺, en: Shortage }
  stages: [reported, resolved]
  limits: [{ from: reported, to: resolved, days: 8 }]
`,
  'milestones.yaml': '- { code: policy, name: { zh: 出台意见, en: Policy issued }, unit: 家 }\n',
  'measures.yaml': `
- { code: given, name: { zh: 实种, en: Given }, unit: 剂次, accrual: flow }
- { code: due, name: { zh: 应种, en: Due }, unit: 剂次, accrual: flow }
- { code: visits, name: { zh: 诊疗人次, en: Visits }, unit: 人次, accrual: flow, decimals: 2 }
- { code: breaches, name: { zh: 事故, en: Breaches }, unit: 起, accrual: flow }
- { code: beds, name: { zh: 床位, en: Beds }, unit: 张, accrual: stock, decimals: 2 }
- { code: nurses, name: { zh: 护士, en: Nurses }, unit: 人, accrual: stock }
- { code: people, name: { zh: 人口, en: People }, unit: 人, accrual: stock }
- { code: place, name: { zh: 名次, en: Place }, unit: 位, accrual: stock }
- { code: mean-last-year, name: { zh: 全省均值, en: Provincial mean }, unit: 人次, accrual: stock, decimals: 2 }
- { code: beds-elsewhere, name: { zh: 全省床位均值, en: Beds elsewhere }, unit: 张, accrual: stock, decimals: 2 }
- { code: persons, name: { zh: 筛查人数, en: Persons }, unit: 人, accrual: distinct, services: [screening] }
- { code: calls, name: { zh: 呼叫, en: Calls }, unit: 次, accrual: flow, services: [screening] }
- { code: minutes, name: { zh: 用时, en: Minutes }, unit: 分钟, accrual: flow, services: [screening], sum: minutes }
`,
  'indicators.yaml': `
- { code: coverage, name: { zh: 接种率, en: Coverage }, unit: "%", decimals: 2, ratio: { numerator: given, denominator: due } }
- { code: visits, name: { zh: 诊疗人次, en: Visits }, unit: 人次, count: visits }
- { code: screened, name: { zh: 筛查人数, en: Screened }, unit: 人, count: persons }
- { code: beds, name: { zh: 床位, en: Beds }, unit: 张, level: beds }
- { code: beds-elsewhere, name: { zh: 全省床位均值, en: Beds elsewhere }, unit: 张, level: beds-elsewhere }
- { code: place, name: { zh: 名次, en: Place }, unit: 位, direction: down, level: place }
- { code: nurses-per-thousand, name: { zh: 每千人口护士, en: Nurses }, unit: 人/千人口, perCapita: { measure: nurses, population: people } }
- { code: response, name: { zh: 平均响应, en: Response }, unit: 分钟, direction: down, mean: { total: minutes, count: calls } }
- { code: daily-visits, name: { zh: 日均诊疗, en: Daily visits }, unit: 人次, dailyMean: { measure: visits, trailingDays: 10 } }
- { code: with-nurses, name: { zh: 有护士的医院, en: With nurses }, unit: "%", cohortShare: { cohort: hospitals, measure: nurses, atLeast: 2 } }
- { code: busy, name: { zh: 忙的医院, en: Busy }, unit: "%", cohortShare: { cohort: hospitals, indicator: visits, meets: { above: 10 } } }
- { code: breaches, name: { zh: 事故, en: Breaches }, unit: 起, zeroEvent: breaches }
- { code: shortages-in-time, name: { zh: 短缺按时处置, en: In time }, unit: "%", casesInTime: shortage }
- { code: visits-growth, name: { zh: 诊疗增长, en: Growth }, unit: "%", growth: { of: visits, over: previousYear } }
- { code: provincial-mean, name: { zh: 全省均值, en: Provincial mean }, unit: 人次, level: mean-last-year }
- { code: visits-over-mean, name: { zh: 较均值增长, en: Over mean }, unit: "%", growth: { of: visits, over: { indicator: provincial-mean } } }
- { code: coverage-gain, name: { zh: 接种率提高, en: Gain }, unit: 个百分点, delta: { of: coverage, over: previousYear } }
- { code: visits-rank, name: { zh: 诊疗名次, en: Rank }, unit: 位, rank: { of: visits } }
- { code: longest-run, name: { zh: 连续月数, en: Run }, unit: 个月, longestRun: { measure: visits, every: month, atLeast: 5 } }
- { code: monthly, name: { zh: 每月培训, en: Monthly }, unit: "%", recurring: { measure: visits, every: month, atLeast: 5 } }
- { code: weekly-made-up, name: { zh: 每周坐诊, en: Weekly }, unit: "%", recurring: { measure: visits, every: week, atLeast: 2, makeUp: true } }
`,
};

/** A plan of 2025 for the little city; what is given comes over its head. */
export function planFile(change: Readonly<Record<string, unknown>>): string {
  // JSON is YAML.
  return JSON.stringify({
    plan: 'plan-2025',
    region: 'city',
    year: 2025,
    document: '工作要点',
    tasks: [{ id: '一', title: '任务', lead: ['医政科'] }],
    ...change,
  });
}

/** A target as it would stand in the plan file. Its id, its task and its scope need not be said. */
export type WrittenTarget = Readonly<Record<string, unknown>>;

export const written = (target: WrittenTarget): WrittenTarget => ({ id: 'it', task: '一', ...target });
