import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../sqlite/open-sqlite.js';
import { SqliteProjectionStorage } from '../sqlite/sqlite-projection-storage.js';
import { openReadQueries } from './open-read-queries.js';
import { completenessContract } from './testing/completeness.contract.js';
import { TINY_READ_CATALOGUE as catalogue } from './testing/tiny-read-catalogue.js';

describe('the completeness of data in SQLite', () => {
  completenessContract(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zhibiao-completeness-'));
    const path = join(folder, 'read.db');
    return {
      open: async () => SqliteProjectionStorage.open(path),
      query: async <Row>(sql: string) => {
        const db = openSqlite(path, { readOnly: true });
        const rows = db.prepare(sql).all() as Row[];
        db.close();
        return rows;
      },
      read: () => openReadQueries({ url: `sqlite:${path}`, catalogue }),
      remove: async () => rmSync(folder, { recursive: true }),
    };
  });
});
