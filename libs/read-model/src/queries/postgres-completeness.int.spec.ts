import pg from 'pg';
import { createThrowawayDatabase, describeWithPostgres } from '../../../../test/support/postgres.js';
import { PostgresProjectionStorage } from '../postgres/postgres-projection-storage.js';
import { openReadQueries } from './open-read-queries.js';
import { completenessContract } from './testing/completeness.contract.js';
import { TINY_READ_CATALOGUE as catalogue } from './testing/tiny-read-catalogue.js';

await describeWithPostgres('the completeness of data in PostgreSQL', () => {
  completenessContract(async () => {
    const { url, drop } = await createThrowawayDatabase();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return {
      open: (options) => PostgresProjectionStorage.open(url, options),
      query: async <Row>(sql: string) => (await client.query(sql)).rows as Row[],
      read: () => openReadQueries({ url, catalogue }),
      remove: async () => {
        await client.end();
        await drop();
      },
    };
  });
});
