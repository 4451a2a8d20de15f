import { FEED_RECORD_TYPES } from '../feed-record.js';
import { dataSchemaId, DRAFT_07, type JsonSchema } from './json-schema.js';
import { attributesSchema, codeSchema, daySchema, ORG_UNIT_SCHEMA } from './shared-parts.schema.js';

const VALUE: JsonSchema = {
  title: '一项计量',
  description: '一项计量的数值。The number reported for one measure.',
  type: 'object',
  required: ['measure', 'value'],
  additionalProperties: false,
  properties: {
    measure: codeSchema('计量', '计量代码，须为上报类计量。Code of a reported measure.', 'outpatient.visits'),
    value: {
      title: '数值',
      description: '有限的数，单位见计量定义。A finite number in the unit of the measure.',
      type: 'number',
      minimum: Number.MIN_SAFE_INTEGER,
      maximum: Number.MAX_SAFE_INTEGER,
      examples: [128],
    },
    dimensions: attributesSchema('维度', '数值所属的分组。The group that the number is for.'),
  },
  examples: [{ measure: 'outpatient.visits', value: 128 }],
};

export const MEASURE_REPORTED_SCHEMA: JsonSchema = {
  $schema: DRAFT_07,
  $id: dataSchemaId(FEED_RECORD_TYPES.measureReported),
  title: '计量上报',
  description: '一个机构一个期间的汇总数。One report of aggregate numbers.',
  type: 'object',
  required: ['orgUnit', 'period', 'values'],
  additionalProperties: false,
  properties: {
    orgUnit: ORG_UNIT_SCHEMA,
    period: {
      title: '期间',
      description:
        '年、半年、季、月、ISO 周或日：2025、2025-H1、2025-Q1、2025-03、2025-W10、2025-03-05。Year, half, quarter, month, ISO week or day.',
      type: 'string',
      pattern: '^\\d{4}(-(H[12]|Q[1-4]|W\\d{2}|\\d{2}(-\\d{2})?))?$',
      examples: ['2025-03'],
    },
    values: {
      title: '数值列表',
      description: '至少一项；同一计量同一维度只能出现一次。At least one; each measure and dimensions once.',
      type: 'array',
      items: VALUE,
      minItems: 1,
      maxItems: 2000,
      examples: [[{ measure: 'outpatient.visits', value: 128 }]],
    },
    coverage: {
      title: '覆盖日期',
      description:
        '实际覆盖的日期（含首尾），与期间不同时填写。Days covered, both included, where they differ from the period.',
      type: 'object',
      required: ['from', 'to'],
      additionalProperties: false,
      properties: {
        from: daySchema('起始日', '覆盖的第一天。First day covered.'),
        to: daySchema('截止日', '覆盖的最后一天。Last day covered.'),
      },
      examples: [{ from: '2025-03-01', to: '2025-03-20' }],
    },
  },
};
