/** A JSON Schema as plain data: published for editors and compiled by Ajv. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const DIALECT = 'http://json-schema.org/draft-07/schema#';

export const text: JsonSchema = { type: 'string', minLength: 1 };

export const code: JsonSchema = {
  type: 'string',
  pattern: '^[a-z0-9][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)*$',
  description: '代码：小写字母、数字和连字符，可用点分级，如 immunisation.programme-coverage',
};

/** Codes and numberings that people forget to quote: a whole number is taken as its digits. */
export const orgUnitCode: JsonSchema = {
  type: ['string', 'integer'],
  minLength: 1,
  description: '机构或地区代码，如 "370811"（请加引号）',
};

export const itemNumber: JsonSchema = {
  type: ['string', 'integer'],
  minLength: 1,
  description: '文件中的编号，如 "一.4"（请加引号）',
};

export const label: JsonSchema = {
  ...object({ zh: text, en: text }, ['zh', 'en']),
  description: '中英文名称：{ zh: 中文名, en: English name }',
};

export const date: JsonSchema = {
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  description: '日期，如 2025-03-05',
};

export const codes: JsonSchema = { type: 'array', items: code, minItems: 1, uniqueItems: true };

/** One code or a list of codes. */
export const codeOrCodes: JsonSchema = { type: ['string', 'array'], items: code, minItems: 1, minLength: 1 };

export const orgUnitKind: JsonSchema = {
  enum: ['country', 'province', 'city', 'county', 'township', 'village', 'facility'],
  description: '层次：country 国家、province 省、city 市、county 县、township 乡镇、village 村、facility 机构',
};

export const filter: JsonSchema = {
  type: 'object',
  description: '属性名: [可取的值]',
  additionalProperties: {
    type: ['array', 'string', 'number', 'boolean'],
    items: { type: ['string', 'number', 'boolean'] },
    minItems: 1,
  },
};

export function object(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[] = [],
  rest: JsonSchema = {},
): JsonSchema {
  return { type: 'object', properties, required, additionalProperties: false, ...rest };
}

/** A whole file: a list of such items. */
export function listFile(title: string, item: JsonSchema, definitions?: JsonSchema): JsonSchema {
  return { $schema: DIALECT, title, type: 'array', items: item, ...(definitions ? { definitions } : {}) };
}

/** A whole file: one object. */
export function objectFile(title: string, schema: JsonSchema): JsonSchema {
  return { $schema: DIALECT, title, ...schema };
}
