import type pg from 'pg';

export type Value = number | string | Uint8Array | null;
export type ColumnType = 'bigint' | 'double precision' | 'text' | 'bytea';
export type Column<T> = readonly [type: ColumnType, of: (row: T) => Value];

/** Stands for the rows behind `from` in the text of a {@link BulkStatement}. */
export const ROWS = '$rows';
/** Stands for a query of the rows, to be inserted: a quarter cheaper than reading them behind `from`. */
export const SELECTED = '$selected';

/** One prepared statement for any number of rows: a column goes over as one array, and the server unnests them. */
export class BulkStatement<T> {
  private readonly text: string;

  constructor(
    private readonly name: string,
    text: string,
    private readonly columns: readonly Column<T>[],
  ) {
    const arrays = columns.map(([type], i) => `$${i + 1}::${type}[]`);
    const selected = arrays.map((array) => `unnest(${array})`);
    this.text = text
      .split(ROWS)
      .join(`unnest(${arrays.join(', ')})`)
      .split(SELECTED)
      .join(`select ${selected.join(', ')}`);
  }

  of(rows: readonly T[]): pg.QueryConfig {
    return { name: this.name, text: this.text, values: this.columns.map(([, of]) => arrayLiteral(rows, of)) };
  }
}

/** Text of a PostgreSQL array. The driver's own takes several times as long, and a batch has a million elements. */
export function arrayLiteral<T>(rows: readonly T[], of: (row: T) => Value): string {
  let text = '{';
  for (let i = 0; i < rows.length; i++) {
    if (i > 0) text += ',';
    const value = of(rows[i]!);
    if (value === null) text += 'NULL';
    else if (typeof value === 'number') text += value;
    else if (typeof value === 'string') text += quoted(value);
    else text += `"\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}"`;
  }
  return text + '}';
}

export const keysLiteral = (keys: readonly number[]): string => `{${keys.join(',')}}`;

/** PostgreSQL keeps no NUL. No identity has one, but what was refused may. */
function quoted(text: string): string {
  return /["\\\0]/.test(text) ? `"${text.replace(/["\\]/g, '\\$&').replaceAll('\0', '\uFFFD')}"` : `"${text}"`;
}
