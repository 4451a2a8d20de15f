import { KurrentEventStore } from './kurrent-event-store.js';
import type { KurrentEventStoreOptions } from './kurrent-options.js';

/**
 * Opens the log on KurrentDB. Answers at once, whether the server is there or not. Throws `BadConnectionStringError`
 * where the address cannot be used.
 */
export function openKurrentEventStore(options: KurrentEventStoreOptions): KurrentEventStore {
  return new KurrentEventStore(options);
}
