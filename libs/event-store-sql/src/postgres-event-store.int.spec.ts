import { createThrowawayDatabase, describeWithPostgres } from '../../../test/support/postgres.js';
import { durableEventStoreContract, eventStoreContract } from '../../event-store/src/testing/index.js';
import { openPostgresEventStore } from './index.js';

async function openFresh() {
  const database = await createThrowawayDatabase();
  const { url } = database;
  let store = await openPostgresEventStore({ url });
  return {
    store,
    reopen: async () => {
      await store.close();
      return (store = await openPostgresEventStore({ url }));
    },
    dispose: async () => {
      await store.close();
      await database.drop();
    },
  };
}

await describeWithPostgres('PostgreSQL event store', () => {
  eventStoreContract('PostgreSQL', openFresh);
  durableEventStoreContract('PostgreSQL', openFresh);
});
