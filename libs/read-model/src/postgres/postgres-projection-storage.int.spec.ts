import pg from 'pg';
import { createThrowawayDatabase, describeWithPostgres } from '../../../../test/support/postgres.js';
import { visits } from '../testing/feed-events.js';
import { PostingDesk, type StorageUnderTest } from '../testing/posting-desk.js';
import { projectionStorageContract } from '../testing/projection-storage-contract.js';
import { PostgresProjectionStorage } from './postgres-projection-storage.js';

async function createStorage(): Promise<StorageUnderTest> {
  const { url, drop } = await createThrowawayDatabase();
  const client = new pg.Client({
    connectionString: url,
    types: { getTypeParser: ((oid: number) => (oid === 20 ? Number : pg.types.getTypeParser(oid))) as never },
  });
  await client.connect();
  return {
    open: (options) => PostgresProjectionStorage.open(url, options),
    query: async <Row>(sql: string) => (await client.query(sql)).rows as Row[],
    remove: async () => {
      await client.end();
      await drop();
    },
  };
}

await describeWithPostgres('the read model in PostgreSQL', () => {
  projectionStorageContract(createStorage, { runs: 30 });

  describe('over a connection', () => {
    let under: StorageUnderTest;
    let desk: PostingDesk;

    beforeEach(async () => {
      under = await createStorage();
      desk = await PostingDesk.open(under);
    });

    afterEach(async () => {
      await desk.close();
      await under.remove();
    });

    const ofProjection = `pg_stat_activity where datname = current_database() and application_name = 'zhibiao projection'`;

    /** Ends the storage's session from the server's side. */
    const cut = (): Promise<unknown> => under.query(`select pg_terminate_backend(pid) from ${ofProjection}`);
    const untilGone = async (): Promise<void> => {
      while ((await under.query(`select 1 from ${ofProjection}`)).length > 0);
    };

    it('that was cut between two batches makes a new one', async () => {
      await desk.post(visits({ id: 'a' }, 'east', '2025-03-01', 1));
      await cut();
      await untilGone();
      await desk.post(visits({ id: 'b' }, 'east', '2025-03-01', 1));
      expect(await desk.sumsAt('visits', 'city')).toEqual({ '2025-03-01': [20, 2] });
    });

    it('that is cut during a save leaves nothing of the batch', async () => {
      await desk.post(visits({ id: 'a' }, 'east', '2025-03-01', 1));
      const change = await desk.prepare(visits({ id: 'b' }, 'east', '2025-03-01', 1));
      await under.query('begin');
      await under.query('lock table unit_day in access exclusive mode');
      const saved = desk.stored.save(change);
      const outcome = expect(saved).rejects.toThrow();
      while (
        (await under.query(`select 1 from pg_locks where relation = 'unit_day'::regclass and not granted`)).length === 0
      );
      await cut();
      await under.query('commit');
      await outcome;
      await desk.reopen();
      expect(await desk.sumsAt('visits', 'city')).toEqual({ '2025-03-01': [10, 1] });
      expect(await desk.stored.start()).toMatchObject({ checkpoint: 1 });
    });

    it('of a second projection does not write over the first', async () => {
      const second = await PostingDesk.open(under);
      await desk.post(visits({ id: 'a' }, 'east', '2025-03-01', 1));
      await expect(second.post(visits({ id: 'b' }, 'east', '2025-03-01', 1))).rejects.toThrow(
        expect.objectContaining({ code: 'PROJECTION_OVERTAKEN' }) as Error,
      );
      await second.close();
      expect(await desk.sumsAt('visits', 'city')).toEqual({ '2025-03-01': [10, 1] });
    });
  });
});
