import { FEED_RECORD_TYPES } from '../feed-record.js';
import { dataSchemaId, DRAFT_07, type JsonSchema } from './json-schema.js';
import { codeSchema, daySchema, ORG_UNIT_SCHEMA } from './shared-parts.schema.js';

export const MILESTONE_UPDATED_SCHEMA: JsonSchema = {
  $schema: DRAFT_07,
  $id: dataSchemaId(FEED_RECORD_TYPES.milestoneUpdated),
  title: '里程碑更新',
  description: '里程碑启动、达成或取消。A milestone begun, reached or given up.',
  type: 'object',
  required: ['orgUnit', 'milestone', 'state', 'occurredOn'],
  additionalProperties: false,
  properties: {
    orgUnit: ORG_UNIT_SCHEMA,
    milestone: codeSchema('里程碑', '里程碑代码。Code of the milestone.', 'emergency-centre-built'),
    state: {
      title: '状态',
      description: '启动、达成或取消。Begun, reached or given up.',
      type: 'string',
      enum: ['started', 'reached', 'cancelled'],
      examples: ['reached'],
    },
    occurredOn: daySchema('日期', '状态发生的当地日期。Local day of the change.'),
    evidence: {
      title: '佐证',
      description: '文号、链接等任意 JSON。Any JSON: document number, link.',
      examples: [{ document: '济卫发〔2025〕3号' }],
    },
  },
};
