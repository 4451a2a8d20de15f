import { FEED_RECORD_TYPES } from '../feed-record.js';
import { dataSchemaId, DRAFT_07, type JsonSchema } from './json-schema.js';
import { attributesSchema, codeSchema, ORG_UNIT_SCHEMA } from './shared-parts.schema.js';

export const CASE_UPDATED_SCHEMA: JsonSchema = {
  $schema: DRAFT_07,
  $id: dataSchemaId(FEED_RECORD_TYPES.caseUpdated),
  title: '个案更新',
  description: '个案到达一个环节。A stage reached by a case.',
  type: 'object',
  required: ['orgUnit', 'caseType', 'caseId', 'stage', 'occurredAt'],
  additionalProperties: false,
  properties: {
    orgUnit: ORG_UNIT_SCHEMA,
    caseType: codeSchema('个案类型', '个案类型代码。Code of the case type.', 'drug-shortage'),
    caseId: codeSchema('个案编号', '个案在来源系统中的编号。Number of the case in its source.', 'ds-2025-0001'),
    stage: codeSchema('环节', '个案类型规定的环节。A stage of the case type.', 'reported'),
    occurredAt: {
      title: '到达时间',
      description: '带时区偏移的时间（RFC 3339）。Date and time with offset.',
      type: 'string',
      format: 'date-time',
      examples: ['2025-03-05T09:30:00+08:00'],
    },
    attributes: attributesSchema('属性', '口径筛选用的属性。What definitions filter by.'),
  },
};
