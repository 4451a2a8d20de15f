import Database from 'better-sqlite3';

/** Opens a read-model database: readers never wait for the writer, and a commit does not wait for the disk. */
export function openSqlite(path: string, options: { readonly readOnly?: boolean } = {}): Database.Database {
  const db = new Database(path, { readonly: options.readOnly === true && path !== ':memory:' });
  db.pragma('busy_timeout = 10000');
  if (options.readOnly !== true) {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma('wal_autocheckpoint = 50000');
  }
  db.pragma(`cache_size = -${options.readOnly === true ? 16_384 : 65_536}`);
  db.pragma('temp_store = MEMORY');
  return db;
}
