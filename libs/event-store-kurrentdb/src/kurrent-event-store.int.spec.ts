import { KurrentDbDouble } from '../../../test/support/kurrentdb-double/index.js';
import { durableEventStoreContract, eventStoreContract } from '../../event-store/src/testing/index.js';
import { openKurrentEventStore } from './index.js';

async function openOnDouble() {
  const double = await KurrentDbDouble.start();
  let store = openKurrentEventStore({ url: double.url });
  return {
    store,
    reopen: async () => {
      await store.close();
      return (store = openKurrentEventStore({ url: double.url }));
    },
    dispose: async () => {
      await store.close();
      await double.close();
    },
  };
}

eventStoreContract('KurrentDB double', openOnDouble);
durableEventStoreContract('KurrentDB double', openOnDouble);
