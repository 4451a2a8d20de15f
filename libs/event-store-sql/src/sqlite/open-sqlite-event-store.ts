import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { EventStore } from '#event-store';
import Database from 'better-sqlite3';
import { SqlEventStore } from '../sql-event-store.js';
import { migrateSqlite } from './migrate-sqlite.js';
import { SqliteLogDatabase } from './sqlite-log-database.js';
import type { SqliteEventStoreOptions } from './sqlite-options.js';

/** Bytes of a database page: a log is written and read along its length, so fewer and larger pages are cheaper. */
const PAGE_SIZE = 16_384;

/**
 * Opens the log in an SQLite file, with the schema brought up to date. Any number of threads and processes may have it
 * open; one of them writes at a time.
 */
export function openSqliteEventStore(options: SqliteEventStoreOptions): EventStore {
  if (options.path !== ':memory:') mkdirSync(dirname(options.path), { recursive: true });
  const connection = new Database(options.path, { timeout: options.busyTimeoutMs ?? 10_000 });
  try {
    connection.pragma(`page_size = ${PAGE_SIZE}`);
    connection.pragma('journal_mode = WAL');
    connection.pragma(`synchronous = ${options.durability ?? 'normal'}`);
    connection.pragma(`cache_size = ${-1024 * (options.cacheMegabytes ?? 64)}`);
    connection.pragma(`wal_autocheckpoint = ${Math.ceil(((options.checkpointMegabytes ?? 80) * 2 ** 20) / PAGE_SIZE)}`);
    migrateSqlite(connection);
    return new SqlEventStore(new SqliteLogDatabase(connection, options.pollEveryMs ?? 50));
  } catch (error) {
    connection.close();
    throw error;
  }
}
