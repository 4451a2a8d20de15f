import { sql, type RawBuilder } from 'kysely';

/** The few expressions that the two databases write differently. */
export interface ReadDialect {
  /** A one-column table of integers, bound as one parameter however many they are. */
  numbers(values: readonly number[], column: string): RawBuilder<unknown>;
  /** The values of a group in one JSON array: far cheaper to hand over than a row each. */
  listOf(column: string): RawBuilder<unknown>;
  /** Whether a column of JSON text, an array, holds a text. */
  listHolds(column: string, text: string): RawBuilder<boolean>;
  /** A number in a column of JSON text, by the name of its member. */
  numberIn(column: string, member: string): RawBuilder<number | null>;
  /** Whether a column of ISO time is not before a time. */
  notBefore(column: string, time: string): RawBuilder<boolean>;
}

export const SQLITE_READING: ReadDialect = {
  numbers: (values, column) => sql`(select value as ${sql.ref(column)} from json_each(${JSON.stringify(values)}))`,
  listOf: (column) => sql`json_group_array(${sql.ref(column)})`,
  listHolds: (column, text) => sql`exists (select 1 from json_each(${sql.ref(column)}) where value = ${text})`,
  numberIn: (column, member) => sql`json_extract(${sql.ref(column)}, ${`$.${member}`})`,
  notBefore: (column, time) => sql`julianday(${sql.ref(column)}) >= julianday(${time})`,
};

export const POSTGRES_READING: ReadDialect = {
  numbers: (values, column) => sql`(select unnest(${values}::bigint[]) as ${sql.ref(column)})`,
  listOf: (column) => sql`json_agg(${sql.ref(column)})`,
  listHolds: (column, text) => sql`${sql.ref(column)}::jsonb @> ${JSON.stringify([text])}::jsonb`,
  numberIn: (column, member) => sql`(${sql.ref(column)}::json ->> ${member})::double precision`,
  notBefore: (column, time) => sql`${sql.ref(column)}::timestamptz >= ${time}::timestamptz`,
};
