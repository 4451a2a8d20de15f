/** A JSON Schema (draft-07) as plain data. `title` is the zh name used in refusals, `examples` what to send instead. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly title?: string;
  /** zh, then en. */
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly maxProperties?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
}

export const DRAFT_07 = 'http://json-schema.org/draft-07/schema#';

/** `$id` of the schema of a record's data. */
export function dataSchemaId(type: string): string {
  return `urn:zhibiao:schema:${type}`;
}
