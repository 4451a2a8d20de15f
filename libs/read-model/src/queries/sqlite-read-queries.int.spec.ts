import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../sqlite/open-sqlite.js';
import { SqliteProjectionStorage } from '../sqlite/sqlite-projection-storage.js';
import { openReadQueries } from './open-read-queries.js';
import { readQueriesContract, type ReadModelUnderTest } from './testing/read-queries.contract.js';
import { TINY_READ_CATALOGUE as catalogue } from './testing/tiny-read-catalogue.js';

describe('reading the read model in SQLite', () => {
  readQueriesContract(async (): Promise<ReadModelUnderTest> => {
    const folder = mkdtempSync(join(tmpdir(), 'zhibiao-read-'));
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

  it('can begin before the projection has made the file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zhibiao-read-'));
    const queries = openReadQueries({ url: `sqlite:${join(folder, 'read.db')}`, catalogue });
    expect(await queries.checkpoint()).toBe(-1);
    await queries.close();
    rmSync(folder, { recursive: true });
  });

  it('reads the database of a projection in memory, and leaves it open', async () => {
    const storage = SqliteProjectionStorage.open(':memory:');
    const queries = openReadQueries({ database: storage.db, catalogue });
    expect(await queries.checkpoint()).toBe(-1);
    await queries.close();
    expect((await storage.start()).checkpoint).toBe(-1);
    await storage.close();
  });
});
