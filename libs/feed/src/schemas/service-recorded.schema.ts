import { FEED_RECORD_TYPES } from '../feed-record.js';
import { dataSchemaId, DRAFT_07, type JsonSchema } from './json-schema.js';
import { attributesSchema, codeSchema, daySchema, ORG_UNIT_SCHEMA } from './shared-parts.schema.js';

export const SERVICE_RECORDED_SCHEMA: JsonSchema = {
  $schema: DRAFT_07,
  $id: dataSchemaId(FEED_RECORD_TYPES.serviceRecorded),
  title: '服务记录',
  description: '为一人提供的一次服务。One service given to one person.',
  type: 'object',
  required: ['orgUnit', 'service', 'occurredOn'],
  additionalProperties: false,
  properties: {
    orgUnit: ORG_UNIT_SCHEMA,
    service: codeSchema('服务', '服务代码，须在目录中。Code of a service of the catalogue.', 'vaccination'),
    subject: codeSchema(
      '服务对象',
      '本地区内固定的假名，不得为身份证号或手机号。Pseudonym, stable within the region; never an identity number.',
      'p-370811-000123',
    ),
    occurredOn: daySchema('服务日期', '提供服务的当地日期。Local day of the service.'),
    attributes: attributesSchema('属性', '口径筛选用的属性。What definitions filter by.'),
  },
};
