import { code, codeOrCodes, date, label, listFile, object, text, type JsonSchema } from './parts.js';

const positive: JsonSchema = { type: 'number', exclusiveMinimum: 0 };

const number: JsonSchema = { type: 'number' };
const ofIndicator: JsonSchema = { ...code, description: '另一指标的代码' };

const baseline: JsonSchema = {
  ...object({ indicator: ofIndicator }, ['indicator']),
  type: ['string', 'object'],
  pattern: '^previousYear$',
  description: '基数：previousYear 为上年同期，{ indicator: 指标代码 } 为另一指标的当日值',
};

const comparison = object({ of: ofIndicator, over: baseline }, ['of', 'over']);

const bound: JsonSchema = {
  ...object({ atLeast: number, above: number, atMost: number, below: number, equals: number }),
  description: '每家达标的界限，如 { atLeast: 90 }',
};

const every: JsonSchema = {
  enum: ['day', 'week', 'month', 'quarter'],
  description: '每多久一次：day 日、week 周、month 月、quarter 季度',
};

const periods = { measure: code, every, atLeast: { ...positive, description: '每期至少多少，不写即 1' } };

/** One property for each way to compute. Exactly one of them stands in an indicator, or in each of its versions. */
export const formulas: Readonly<Record<string, JsonSchema>> = {
  ratio: object({ numerator: codeOrCodes, denominator: codeOrCodes, factor: positive }, ['numerator', 'denominator']),
  count: { ...codeOrCodes, description: '计量在时段内的合计' },
  level: { ...codeOrCodes, description: '存量在当日的合计' },
  perCapita: object({ measure: code, population: code, per: positive }, ['measure', 'population']),
  mean: object({ total: code, count: code }, ['total', 'count']),
  dailyMean: object({ measure: code, trailingDays: { type: 'integer', minimum: 1 } }, ['measure', 'trailingDays']),
  cohortShare: {
    ...object({ cohort: code, measure: code, atLeast: number, indicator: ofIndicator, meets: bound }, ['cohort']),
    description: '机构分组中达标的占比：写 measure（及 atLeast），或 indicator 及 meets',
  },
  zeroEvent: { ...codeOrCodes, description: '出现一例即为突破' },
  milestone: code,
  casesInTime: { ...code, description: '事项类型' },
  growth: { ...comparison, description: '另一指标比基数增长百分之几' },
  delta: { ...comparison, description: '另一指标与基数之差，百分比之差为个百分点' },
  rank: { ...object({ of: ofIndicator }, ['of']), description: '按另一指标在同级同类中的名次，1 为最好' },
  longestRun: { ...object(periods, ['measure', 'every']), description: '最长连续多少期做到' },
  recurring: {
    ...object({ ...periods, makeUp: { type: 'boolean', description: '多做的可补缺' } }, ['measure', 'every']),
    description: '到期的各期中做到的占比',
  },
};

const version = object({ version: { type: 'integer', minimum: 1 }, validFrom: date, ...formulas });

export const indicatorsSchema = listFile(
  'indicators.yaml',
  object(
    {
      code,
      name: label,
      unit: { ...text, description: '单位，如 "%"、人、人/千人口' },
      decimals: { type: 'integer', minimum: 0, maximum: 6, description: '显示的小数位数，0 至 6' },
      direction: { enum: ['up', 'down'], description: 'up 越高越好、down 越低越好' },
      ...formulas,
      versions: { type: 'array', items: version, minItems: 1, description: '口径版本，按启用日期排列' },
    },
    ['code', 'name', 'unit'],
  ),
);
