import Database from 'better-sqlite3';
import pg from 'pg';

/** Rows of each table as sorted JSON. */
export type TableDump = Readonly<Record<string, readonly string[]>>;

/** All rows of tables of a read model, whose server must have stopped. */
export async function dumpTables(url: string, tables: readonly string[]): Promise<TableDump> {
  const { rows, close } = url.startsWith('sqlite:') ? sqlite(url.slice('sqlite:'.length)) : await postgres(url);
  try {
    const dump: Record<string, readonly string[]> = {};
    for (const table of tables) dump[table] = (await rows(table)).map((row) => JSON.stringify(row, bytesAsHex)).sort();
    return dump;
  } finally {
    await close();
  }
}

interface Reader {
  rows(table: string): Promise<readonly unknown[]>;
  close(): Promise<void>;
}

function sqlite(path: string): Reader {
  const db = new Database(path, { readonly: true });
  db.defaultSafeIntegers();
  return {
    rows: async (table) => db.prepare(`select * from ${table}`).all(),
    close: async () => void db.close(),
  };
}

async function postgres(url: string): Promise<Reader> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
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
