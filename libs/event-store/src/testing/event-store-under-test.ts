import type { EventStore } from '../event-store.js';

/** An empty store, opened for one test. */
export interface EventStoreUnderTest {
  readonly store: EventStore;
  /** Closes the store (or the one opened after it) and removes what it left behind. */
  dispose(): Promise<void>;
}

export type OpenEventStore = () => Promise<EventStoreUnderTest>;

/** Opens a store before each test and disposes of it afterwards; the answer gives the one of the running test. */
export function freshStore<T extends EventStoreUnderTest>(open: () => Promise<T>): () => T {
  let current: T | undefined;
  beforeEach(async () => {
    current = await open();
  });
  afterEach(async () => {
    const used = current;
    current = undefined;
    await used?.dispose();
  });
  return () => {
    if (current === undefined) throw new Error('a store is open only while a test runs');
    return current;
  };
}
