/** Column types that differ between the two databases. */
export interface Dialect {
  readonly integer: string;
  readonly real: string;
  readonly blob: string;
  /** Behind the closing bracket of a table whose rows lie in the order of its key. */
  readonly clustered: string;
}

export const SQLITE_DIALECT: Dialect = {
  integer: 'integer',
  real: 'real',
  blob: 'blob',
  clustered: ' without rowid',
};

export const POSTGRES_DIALECT: Dialect = {
  integer: 'bigint',
  real: 'double precision',
  blob: 'bytea',
  clustered: '',
};

/** Tables that can be made again from the log, and are emptied by a rebuild. */
export const DISPOSABLE_TABLES = [
  'ledger',
  'person',
  'case_book',
  'kept_record',
  'stock_report',
  'unit_day',
  'day_unit',
  'observed',
  'status_history',
  'alert',
  'rejection',
  'ref',
] as const;

/** The whole schema; every statement may run again. */
export function schemaOf({ integer, real, blob, clustered }: Dialect): string[] {
  return [
    `create table if not exists meta (name text primary key, value text not null)`,
    `create table if not exists ref (kind text not null, ref ${integer} not null, code text not null, primary key (kind, ref))${clustered}`,
    `create table if not exists ledger (position ${integer} primary key, held_key ${integer}, source ${integer} not null,
      record_id text not null, entries text not null, outcome ${integer} not null default 0,
      revision ${integer} not null default 1, withdrawn ${integer} not null default 0, superseded_by ${integer})`,
    `create index if not exists ledger_superseded on ledger (superseded_by) where superseded_by is not null`,
    `create table if not exists person (key ${integer} primary key, subject text not null, occurrences ${blob} not null)`,
    `create table if not exists case_book (key ${integer} primary key, case_type text not null, case_id text not null,
      reports text not null, unit ${integer}, due ${integer}, limit_from text, limit_to text)`,
    `create table if not exists kept_record (key ${integer} primary key, service text not null, unit ${integer} not null,
      day ${integer} not null, data text not null)`,
    `create index if not exists case_book_due on case_book (due) where due is not null`,
    `create table if not exists stock_report (measure ${integer} not null, unit ${integer} not null, day ${integer} not null,
      record ${integer} not null, time text not null, value ${integer} not null, primary key (measure, unit, day, record))${clustered}`,
    `create table if not exists unit_day (unit ${integer} not null, measure ${integer} not null, day ${integer} not null,
      amount ${integer} not null, contributions ${integer} not null, primary key (unit, measure, day))${clustered}`,
    `create table if not exists day_unit (key ${integer} primary key, sums text not null)`,
    `create table if not exists observed (plan text not null, unit text not null, target_group text not null,
      as_of ${integer} not null, judged_on ${integer} not null, value ${real}, data text not null,
      primary key (plan, unit, target_group))${clustered}`,
    `create table if not exists status_history (plan text not null, unit text not null, target text not null,
      as_of ${integer} not null, state text not null, colour text not null, value ${real},
      primary key (plan, unit, target, as_of))${clustered}`,
    `create table if not exists alert (alert_id text primary key, state text not null, severity text not null,
      colour text not null, plan text not null, target text not null, unit text not null, owners text not null,
      position ${integer} not null, data text not null)`,
    `create index if not exists alert_position on alert (position)`,
    `create table if not exists rejection (id text primary key, position ${integer} not null, code text not null,
      pointer text not null, message text not null, source text, record_id text, value text, origin text not null,
      at text not null, redriven ${integer} not null default 0)`,
    `create index if not exists rejection_position on rejection (position)`,
  ];
}
