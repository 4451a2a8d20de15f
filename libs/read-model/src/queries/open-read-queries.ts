import { existsSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import pg from 'pg';
import { schemaOf, SQLITE_DIALECT } from '../schema.js';
import { openSqlite } from '../sqlite/open-sqlite.js';
import type { ReadCatalogue } from './judging-reader.js';
import { KyselyReadQueries } from './kysely-read-queries.js';
import { POSTGRES_READING, SQLITE_READING } from './read-dialect.js';
import type { ReadQueries } from './read-queries.js';
import type { ReadTables } from './read-tables.js';

/** Where the read model lies: a URL (`sqlite:<path>`, `postgres://…`), or for one in memory its open database. */
export type ReadModelPlace = { readonly url: string } | { readonly database: Database.Database };

/** `int8`, which pg hands over as text because it may be larger than a JavaScript integer. Ours never are. */
const INT8 = 20;

/**
 * Opens the reading side. On SQLite it has a read-only connection of its own, so that a query never waits for the
 * projection; a file that is not there yet is made with its tables. An open database that was given is not closed.
 */
export function openReadQueries(options: ReadModelPlace & { readonly catalogue: ReadCatalogue }): ReadQueries {
  const { catalogue } = options;
  if ('database' in options) {
    const db = new Kysely<ReadTables>({ dialect: new SqliteDialect({ database: options.database }) });
    return new KyselyReadQueries(db, SQLITE_READING, catalogue, async () => undefined);
  }
  const { url } = options;
  if (url.startsWith('sqlite:')) {
    const path = url.slice('sqlite:'.length);
    if (path === ':memory:') throw new RangeError('a read model in memory is given as its open database');
    if (!existsSync(path)) createEmpty(path);
    const db = new Kysely<ReadTables>({
      dialect: new SqliteDialect({ database: openSqlite(path, { readOnly: true }) }),
    });
    return new KyselyReadQueries(db, SQLITE_READING, catalogue, () => db.destroy());
  }
  if (/^postgres(ql)?:\/\//.test(url)) {
    const db = new Kysely<ReadTables>({ dialect: new PostgresDialect({ pool: readingPool(url) }) });
    return new KyselyReadQueries(db, POSTGRES_READING, catalogue, () => db.destroy());
  }
  throw new RangeError('a read model is at sqlite:<path> or postgres://…');
}

function createEmpty(path: string): void {
  const db = openSqlite(path);
  for (const statement of schemaOf(SQLITE_DIALECT)) db.exec(statement);
  db.close();
}

function readingPool(connectionString: string): pg.Pool {
  const getTypeParser = ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser;
  const pool = new pg.Pool({ connectionString, max: 8, types: { getTypeParser } });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}
