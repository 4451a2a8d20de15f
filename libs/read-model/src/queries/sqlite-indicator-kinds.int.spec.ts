import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../sqlite/open-sqlite.js';
import { SqliteProjectionStorage } from '../sqlite/sqlite-projection-storage.js';
import { openReadQueries } from './open-read-queries.js';
import { indicatorKindsContract } from './testing/indicator-kinds.contract.js';
import { KINDS_CATALOGUE as catalogue } from './testing/kinds-catalogue.js';

describe('reading every kind of indicator in SQLite', () => {
  indicatorKindsContract(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zhibiao-kinds-'));
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
