import { randomUUID } from 'node:crypto';
import { durableEventStoreContract, eventStoreContract } from '../../event-store/src/testing/index.js';
import { openKurrentEventStore } from './index.js';

const url = process.env.TEST_KURRENTDB_URL;

/** A log of its own on the server: nobody else uses the prefix. */
async function openOnServer() {
  const options = { url: url!, streamPrefix: `test-${randomUUID()}.` };
  let store = openKurrentEventStore(options);
  return {
    store,
    reopen: async () => {
      await store.close();
      return (store = openKurrentEventStore(options));
    },
    dispose: () => store.close(),
  };
}

// Without a server named by TEST_KURRENTDB_URL, jest does not look at this file (see jest.config.mjs).
eventStoreContract('KurrentDB server', openOnServer);
durableEventStoreContract('KurrentDB server', openOnServer);
