import type { CompiledQuery } from 'kysely';
import type pg from 'pg';
import { appliedMigrations, migrationTable, pendingStatements } from '../schema/migrations.js';
import { kyselyOver, SCHEMA, underAppendLock } from './postgres-session.js';

/** Applies the migrations that are missing. Of several openers at once one does it, the others wait. */
export async function migratePostgres(pool: pg.Pool): Promise<void> {
  const db = kyselyOver(pool);
  await underAppendLock(pool, async (client) => {
    const run = ({ sql, parameters }: CompiledQuery) => client.query<{ id: string }>(sql, [...parameters]);
    await client.query(`create schema if not exists ${SCHEMA}`);
    await run(migrationTable(db));
    const { rows } = await run(appliedMigrations(db));
    const types = { generatedId: 'serial', big: 'bigint' } as const;
    for (const statement of pendingStatements(db, types, new Set(rows.map(({ id }) => id)))) await run(statement);
  });
}
