import { FEED_RECORD_TYPES, type FeedRecordType } from '../feed-record.js';
import { CASE_UPDATED_SCHEMA } from './case-updated.schema.js';
import type { JsonSchema } from './json-schema.js';
import { MEASURE_REPORTED_SCHEMA } from './measure-reported.schema.js';
import { MILESTONE_UPDATED_SCHEMA } from './milestone-updated.schema.js';
import { RECORD_WITHDRAWN_SCHEMA } from './record-withdrawn.schema.js';
import { SERVICE_RECORDED_SCHEMA } from './service-recorded.schema.js';

/** JSON Schema of `data` by record type, ready for AsyncAPI and OpenAPI documents. */
export const FEED_SCHEMAS: Readonly<Record<FeedRecordType, JsonSchema>> = {
  [FEED_RECORD_TYPES.measureReported]: MEASURE_REPORTED_SCHEMA,
  [FEED_RECORD_TYPES.serviceRecorded]: SERVICE_RECORDED_SCHEMA,
  [FEED_RECORD_TYPES.caseUpdated]: CASE_UPDATED_SCHEMA,
  [FEED_RECORD_TYPES.milestoneUpdated]: MILESTONE_UPDATED_SCHEMA,
  [FEED_RECORD_TYPES.recordWithdrawn]: RECORD_WITHDRAWN_SCHEMA,
};
