import Database from 'better-sqlite3';
import pg from 'pg';

/** Rows of each table as sorted JSON. */
export type TableDump = Readonly<Record<string, readonly string[]>>;

/** The tables as one: where the record index keeps its keys depends on when they were merged. */
const RECORD_INDEX = /^record_(index|run_\d+)$/;
/** Of the rebuilt tables the record index is read together with its runs. */
const UNION = 'record_index';

/** All rows of tables of a read model, whose server must have stopped. */
export async function dumpTables(url: string, tables: readonly string[]): Promise<TableDump> {
  const { names, rows, close } = url.startsWith('sqlite:') ? sqlite(url.slice('sqlite:'.length)) : await postgres(url);
  try {
    const dump: Record<string, string[]> = Object.fromEntries(tables.map((table) => [table, []]));
    for (const name of await names()) {
      const table = RECORD_INDEX.test(name) ? UNION : name;
      dump[table]?.push(...(await rows(name)).map((row) => JSON.stringify(row, bytesAsHex)));
    }
    for (const lines of Object.values(dump)) lines.sort();
    return dump;
  } finally {
    await close();
  }
}

interface Reader {
  names(): Promise<readonly string[]>;
  rows(table: string): Promise<readonly unknown[]>;
  close(): Promise<void>;
}

function sqlite(path: string): Reader {
  const db = new Database(path, { readonly: true });
  db.defaultSafeIntegers();
  const list = db.prepare(`select name from sqlite_master where type = 'table'`).pluck();
  return {
    names: async () => list.all() as string[],
    rows: async (table) => db.prepare(`select * from ${table}`).all(),
    close: async () => void db.close(),
  };
}

async function postgres(url: string): Promise<Reader> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    names: async () => {
      const { rows } = await client.query<{ tablename: string }>(
        `select tablename from pg_tables where schemaname = 'public'`,
      );
      return rows.map(({ tablename }) => tablename);
    },
    rows: async (table) => (await client.query(`select * from ${table}`)).rows,
    close: () => client.end(),
  };
}

function bytesAsHex(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  // JSON.stringify hands over what `Buffer.toJSON` made of the bytes.
  const { type, data } = (value ?? {}) as { type?: unknown; data?: unknown };
  return type === 'Buffer' ? Buffer.from(data as number[]).toString('hex') : value;
}
