import { FEED_RECORD_TYPES } from '../feed-record.js';
import { dataSchemaId, DRAFT_07, type JsonSchema } from './json-schema.js';

export const RECORD_WITHDRAWN_SCHEMA: JsonSchema = {
  $schema: DRAFT_07,
  $id: dataSchemaId(FEED_RECORD_TYPES.recordWithdrawn),
  title: '记录撤回',
  description: '撤回一条记录，无论其先到后到。Takes a record back, whether it arrived before or after.',
  type: 'object',
  required: ['source', 'id', 'reason'],
  additionalProperties: false,
  properties: {
    source: {
      title: '被撤回记录的来源',
      description: '被撤回记录的 source。Source of the record taken back.',
      type: 'string',
      minLength: 1,
      maxLength: 256,
      examples: ['/his/370811'],
    },
    id: {
      title: '被撤回记录的编号',
      description: '被撤回记录的 id。Id of the record taken back.',
      type: 'string',
      minLength: 1,
      maxLength: 256,
      examples: ['b7a1c2d4'],
    },
    revision: {
      title: '版次',
      description: '撤回到这一版为止；不填则全部永久撤回。Up to and including; without it every revision, for good.',
      type: 'integer',
      minimum: 1,
      maximum: Number.MAX_SAFE_INTEGER,
      examples: [1],
    },
    reason: {
      title: '理由',
      description: '撤回的理由。Why it is taken back.',
      type: 'string',
      minLength: 1,
      maxLength: 500,
      examples: ['重复录入'],
    },
  },
};
