import { code, codeOrCodes, date, label, listFile, object, text, type JsonSchema } from './parts.js';

const positive: JsonSchema = { type: 'number', exclusiveMinimum: 0 };

/** One property for each way to compute. Exactly one of them stands in an indicator, or in each of its versions. */
export const formulas: Readonly<Record<string, JsonSchema>> = {
  ratio: object({ numerator: codeOrCodes, denominator: codeOrCodes, factor: positive }, ['numerator', 'denominator']),
  count: { ...codeOrCodes, description: '计量在时段内的合计' },
  level: { ...codeOrCodes, description: '存量在当日的合计' },
  perCapita: object({ measure: code, population: code, per: positive }, ['measure', 'population']),
  mean: object({ total: code, count: code }, ['total', 'count']),
  dailyMean: object({ measure: code, trailingDays: { type: 'integer', minimum: 1 } }, ['measure', 'trailingDays']),
  cohortShare: object({ cohort: code, measure: code, atLeast: { type: 'number' } }, ['cohort', 'measure']),
  zeroEvent: { ...codeOrCodes, description: '出现一例即为突破' },
  milestone: code,
  casesInTime: { ...code, description: '事项类型' },
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
