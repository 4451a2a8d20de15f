import { code, object, type JsonSchema } from './parts.js';

const number: JsonSchema = { type: 'number' };
const positive: JsonSchema = { type: 'number', exclusiveMinimum: 0 };

const reference: JsonSchema = {
  type: 'object',
  minProperties: 1,
  maxProperties: 1,
  additionalProperties: false,
  properties: {
    previousYear: { const: true, description: '上年全时段的数' },
    baseline: { const: true, description: '本目标的基期' },
    indicator: { ...code, description: '另一个指标当日的数' },
  },
};

const limit = (description: string): JsonSchema => ({ description, anyOf: [number, reference] });

const over: JsonSchema = {
  description: '与什么比；不写即基期，没有基期即上年',
  anyOf: [
    { enum: ['previousYear', 'baseline'] },
    object({ value: number }, ['value']),
    object({ indicator: code }, ['indicator']),
  ],
};

const change = (description: string): JsonSchema => ({
  description,
  anyOf: [{ const: true }, object({ by: positive, byPercent: positive, over }, [], { minProperties: 1 })],
});

const several = (description: string): JsonSchema => ({
  description,
  type: 'array',
  items: { $ref: '#/definitions/condition' },
  minItems: 2,
});

/** Condition of a target, for editors; the loader reads it by `parseCondition`, which has better words. */
export const condition: JsonSchema = {
  type: 'object',
  minProperties: 1,
  maxProperties: 1,
  additionalProperties: false,
  properties: {
    atLeast: limit('以上、不低于、达到（含）'),
    above: limit('超过、高于（不含）'),
    atMost: limit('以下、不超过（含）'),
    below: limit('低于（不含）'),
    between: { type: 'array', items: number, minItems: 2, maxItems: 2, description: '[下限, 上限]，都含' },
    equals: number,
    zero: { const: true, description: '零发生' },
    reached: { const: true, description: '里程碑达到' },
    rises: change('上升：true 即高于比较数，by 按单位（% 即百分点），byPercent 按百分比'),
    falls: change('下降：true 即低于比较数，by 按单位（% 即百分点），byPercent 按百分比'),
    rankAtMost: { type: 'integer', minimum: 1, description: '前几位' },
    anyOf: several('其中一个即可'),
    allOf: several('须同时满足'),
  },
};

export const baseline: JsonSchema = {
  description: '基期：文件写明的数，或按数据计算的指标',
  anyOf: [
    object({ value: number, on: { type: 'string', description: '日期，如 2024-12-31' } }, ['value']),
    object({ indicator: code }, ['indicator']),
  ],
};

export const tolerance: JsonSchema = {
  description: '左右、约、基本：允许偏差，按单位或按百分比',
  anyOf: [positive, object({ percent: positive }, ['percent'])],
};
