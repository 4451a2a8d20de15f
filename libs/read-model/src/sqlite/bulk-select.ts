import type Database from 'better-sqlite3';

/** Keys asked for at once: a call into the driver costs several times what a look-up does. */
const KEYS = 50;

/** Reads rows by their integer key, many at once. The rows come in no particular order; what is missing is left out. */
export class BulkSelect<Row> {
  private readonly statement: Database.Statement;
  private readonly parameters = new Array<number>(KEYS);

  constructor(db: Database.Database, columns: string, table: string, key: string) {
    const marks = Array(KEYS).fill('?').join(',');
    this.statement = db.prepare(`select ${columns} from ${table} where ${key} in (${marks})`).raw();
  }

  /** `keys`: each once. */
  rows(keys: readonly number[]): Row[] {
    const rows: Row[] = [];
    for (let from = 0; from < keys.length; from += KEYS) {
      // The last ones are filled up with one of them: asked for twice, a row comes once.
      for (let i = 0; i < KEYS; i++) this.parameters[i] = keys[Math.min(from + i, keys.length - 1)]!;
      for (const row of this.statement.all(this.parameters) as Row[]) rows.push(row);
    }
    return rows;
  }
}
