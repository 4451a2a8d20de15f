import type { EventStore } from '#event-store';
import { SqlEventStore } from '../sql-event-store.js';
import { migratePostgres } from './migrate-postgres.js';
import { PostgresLogDatabase } from './postgres-log-database.js';
import type { PostgresEventStoreOptions } from './postgres-options.js';
import { openPool } from './postgres-session.js';

/** Opens the log in a PostgreSQL database (14 or newer), with the schema brought up to date. */
export async function openPostgresEventStore(options: PostgresEventStoreOptions): Promise<EventStore> {
  const pool = openPool(options.url, options.connections ?? 8);
  try {
    await migratePostgres(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return new SqlEventStore(new PostgresLogDatabase(pool, options.url, options.pollEveryMs ?? 500));
}
