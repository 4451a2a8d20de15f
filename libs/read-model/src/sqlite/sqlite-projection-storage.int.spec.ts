import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectionStorageContract } from '../testing/projection-storage-contract.js';
import { openSqlite } from './open-sqlite.js';
import { SqliteProjectionStorage } from './sqlite-projection-storage.js';

describe('the read model in SQLite', () => {
  projectionStorageContract(
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'zhibiao-'));
      const path = join(folder, 'read-model.db');
      return {
        open: async (options) => SqliteProjectionStorage.open(path, options),
        query: async <Row>(sql: string) => {
          const db = openSqlite(path, { readOnly: true });
          try {
            return db.prepare(sql).all() as Row[];
          } finally {
            db.close();
          }
        },
        remove: () => rm(folder, { recursive: true }),
      };
    },
    { runs: 200 },
  );
});
