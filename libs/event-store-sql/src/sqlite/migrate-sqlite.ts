import type { Database } from 'better-sqlite3';
import type { CompiledQuery } from 'kysely';
import { Kysely, SqliteDialect } from 'kysely';
import { appliedMigrations, migrationTable, pendingStatements } from '../schema/migrations.js';
import type { Tables } from '../schema/tables.js';

/** Applies the migrations that are missing. Of several openers at once one does it, the others wait. */
export function migrateSqlite(connection: Database): void {
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: connection }) });
  const run = ({ sql, parameters }: CompiledQuery) => connection.prepare(sql).run(...parameters);
  connection
    .transaction(() => {
      run(migrationTable(db));
      const rows = connection.prepare<[], { id: string }>(appliedMigrations(db).sql).all();
      const types = { generatedId: 'integer', big: 'integer' } as const;
      pendingStatements(db, types, new Set(rows.map(({ id }) => id))).forEach(run);
    })
    .immediate();
}
