import type Database from 'better-sqlite3';

/** Rows bound at once. Fifty rows a statement halve the price of a row. */
const ROWS = 50;

type Value = string | number | null | Uint8Array;

/** An insert of many rows, prepared once. `conflict` is the text behind the values, for example an upsert. */
export class BulkInsert {
  private readonly many: Database.Statement;
  private readonly one: Database.Statement;
  private readonly parameters: Value[];

  constructor(
    db: Database.Database,
    table: string,
    private readonly columns: number,
    conflict = '',
  ) {
    const row = `(${Array(columns).fill('?').join(',')})`;
    this.many = db.prepare(`insert into ${table} values ${Array(ROWS).fill(row).join(',')} ${conflict}`);
    this.one = db.prepare(`insert into ${table} values ${row} ${conflict}`);
    this.parameters = new Array<Value>(ROWS * columns);
  }

  /** `bind` writes the values of one row into `into`, from `at` on. */
  run<T>(rows: Iterable<T>, bind: (row: T, into: Value[], at: number) => void): void {
    let filled = 0;
    for (const row of rows) {
      bind(row, this.parameters, filled * this.columns);
      if (++filled < ROWS) continue;
      this.many.run(this.parameters);
      filled = 0;
    }
    for (let i = 0; i < filled; i++) this.one.run(this.parameters.slice(i * this.columns, (i + 1) * this.columns));
  }
}
