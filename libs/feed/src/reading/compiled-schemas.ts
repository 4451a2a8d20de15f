import { Ajv, type ValidateFunction } from 'ajv';
import { FEED_RECORD_TYPES, type FeedRecordType } from '../feed-record.js';
import { CLOUD_EVENT_SCHEMA } from '../schemas/cloud-event.schema.js';
import { FEED_SCHEMAS } from '../schemas/feed-schemas.js';
import type { JsonSchema } from '../schemas/json-schema.js';

/**
 * Stops at the first error and counts text in UTF-16 units: both for speed. Dates are checked beside the schema, where
 * they are needed as days anyway. `verbose` puts the violated schema into the error, for its title and examples.
 */
const ajv = new Ajv({
  allErrors: false,
  verbose: true,
  unicode: false,
  // Silences the notice that `unicode` is deprecated; mistakes in a schema throw.
  logger: false,
  allowUnionTypes: true,
  formats: { date: true, 'date-time': true },
});

export interface Envelope {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly revision?: number;
  readonly time?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export const validateEnvelope: ValidateFunction<Envelope> = compiled<Envelope>(CLOUD_EVENT_SCHEMA);

const dataValidators = new Map<string, ValidateFunction>(
  Object.values(FEED_RECORD_TYPES).map((type) => [type, compiled(FEED_SCHEMAS[type])]),
);

/** The check of `data` for a type, or `undefined` where the type is none of the five. */
export function dataValidatorOf(type: string): ValidateFunction | undefined {
  return dataValidators.get(type);
}

export const SUPPORTED_TYPES: readonly FeedRecordType[] = Object.values(FEED_RECORD_TYPES);

function compiled<T>(schema: JsonSchema): ValidateFunction<T> {
  return ajv.compile<T>(schema);
}
