/** Why a record is refused. Stable: feeding systems switch on it. */
export const REFUSAL_CODES = [
  'INVALID_JSON',
  'INVALID_ENVELOPE',
  'UNSUPPORTED_TYPE',
  'SCHEMA_VIOLATION',
  'UNKNOWN_ORG_UNIT',
  'UNKNOWN_MEASURE',
  'UNKNOWN_SERVICE',
  'UNKNOWN_CASE_TYPE',
  'UNKNOWN_MILESTONE',
  'PERIOD_CLOSED',
  'DATE_OUT_OF_RANGE',
  'PERSONAL_DATA',
  'SOURCE_NOT_ALLOWED',
  'TOO_LARGE',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A refused record: what is wrong, where, and what to send instead. */
export interface Refusal {
  readonly code: RefusalCode;
  /** JSON Pointer into the CloudEvent; empty for the whole record. */
  readonly pointer: string;
  /** zh-CN, names the value that was found (never personal data) and what is allowed. */
  readonly message: string;
  /** The record's own id where it could be read. */
  readonly id?: string;
  readonly source?: string;
}
