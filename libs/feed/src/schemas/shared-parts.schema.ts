import type { JsonSchema } from './json-schema.js';

/** A code of the reference data: org unit, measure, service, case type, milestone. */
export function codeSchema(title: string, description: string, example: string): JsonSchema {
  return { title, description, type: 'string', minLength: 1, maxLength: 128, examples: [example] };
}

/** A local day of the region. That it exists in the calendar is checked beside the schema. */
export function daySchema(title: string, description: string): JsonSchema {
  return { title, description, type: 'string', format: 'date', examples: ['2025-03-05'] };
}

export const ORG_UNIT_SCHEMA = codeSchema(
  '机构',
  '机构或地区代码，须在机构目录中。Code of an org unit of the directory.',
  '370811001-1',
);

/** Attributes of services and cases, dimensions of measure values: what definitions filter by. */
export function attributesSchema(title: string, description: string): JsonSchema {
  return {
    title,
    description,
    type: 'object',
    maxProperties: 64,
    additionalProperties: {
      title: '属性值',
      description: '文本、数字、真假或空。Text, number, boolean or null.',
      type: ['string', 'number', 'boolean', 'null'],
      maxLength: 256,
    },
    examples: [{ ageBand: '60+', dose: 1 }],
  };
}
