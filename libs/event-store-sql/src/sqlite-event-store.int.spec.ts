import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { durableEventStoreContract, eventStoreContract } from '../../event-store/src/testing/index.js';
import { openSqliteEventStore } from './index.js';

async function openFresh() {
  const folder = await mkdtemp(join(tmpdir(), 'event-store-'));
  const path = join(folder, 'data', 'log.db');
  let store = openSqliteEventStore({ path });
  return {
    store,
    reopen: async () => {
      await store.close();
      return (store = openSqliteEventStore({ path }));
    },
    dispose: async () => {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

eventStoreContract('SQLite', openFresh);
durableEventStoreContract('SQLite', openFresh);
eventStoreContract('SQLite in memory', async () => {
  const store = openSqliteEventStore({ path: ':memory:' });
  return { store, dispose: () => store.close() };
});
