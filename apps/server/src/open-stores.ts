import type { EventStore } from '#event-store';
import { InMemoryChannelCheckpoints, type ChannelCheckpoints } from '#notifications';
import type { Configuration } from '#platform';
import { PostgresChannelCheckpoints, SqliteChannelCheckpoints, SqliteProjectionStorage } from '#read-model';
import { openEventStore } from './open-event-store.js';

/** What a process keeps open as long as it lives, whatever catalogue is in force. */
export interface Stores {
  readonly store: EventStore;
  /** The read model, where it lives in the memory of this process. */
  readonly storage?: SqliteProjectionStorage;
  readonly checkpoints: ChannelCheckpoints;
  close(): Promise<void>;
}

export async function openStores(configuration: Configuration): Promise<Stores> {
  const store = await openEventStore(configuration.storeUrl);
  const inMemory = configuration.readModelUrl === 'sqlite::memory:';
  const storage = inMemory ? SqliteProjectionStorage.open(':memory:') : undefined;
  const checkpoints = await openCheckpoints(configuration);
  return {
    store,
    ...(storage && { storage }),
    checkpoints: checkpoints.of,
    close: async () => {
      await storage?.close();
      await checkpoints.close();
      await store.close();
    },
  };
}

async function openCheckpoints({
  readModelUrl,
}: Configuration): Promise<{ readonly of: ChannelCheckpoints; close(): Promise<void> }> {
  if (readModelUrl === 'sqlite::memory:') return { of: new InMemoryChannelCheckpoints(), close: async () => {} };
  if (readModelUrl.startsWith('sqlite:')) {
    const path = readModelUrl.slice('sqlite:'.length).replace(/(\.[A-Za-z0-9]+)?$/, (ending) => `.channels${ending}`);
    const of = new SqliteChannelCheckpoints(path);
    return { of, close: async () => of.close() };
  }
  const of = await PostgresChannelCheckpoints.open(readModelUrl);
  return { of, close: () => of.close() };
}
