import { START } from '../event.js';
import type { EventStore } from '../event-store.js';
import type { EventStoreUnderTest } from './event-store-under-test.js';
import { freshStore } from './event-store-under-test.js';
import { sampleEvents } from './sample-events.js';
import { collect } from './take.js';

export interface DurableEventStoreUnderTest extends EventStoreUnderTest {
  /** Closes the store and opens the same log again. */
  reopen(): Promise<EventStore>;
}

/** What a store must do whose log outlives it, besides the contract of every store. */
export function durableEventStoreContract(name: string, open: () => Promise<DurableEventStoreUnderTest>): void {
  describe(`durable event store contract: ${name}`, () => {
    const fresh = freshStore(open);

    it('holds everything after it was closed and opened again', async () => {
      const { store, reopen } = fresh();
      await store.append('feed-a', 'no-stream', sampleEvents(1, 3));
      await store.append('alert-a', 'no-stream', sampleEvents(4, 4));
      const before = await store.readAll({ after: START, limit: 10 });
      const head = await store.head();
      const reopened = await reopen();
      expect(await reopened.readAll({ after: START, limit: 10 })).toEqual(before);
      expect(await collect(reopened.readStream('feed-a'))).toEqual(before.slice(0, 3));
      expect(await reopened.head()).toBe(head);
    });

    it('knows a repeat, and goes on behind the last position, after it was opened again', async () => {
      const { store, reopen } = fresh();
      const first = await store.append('feed-a', 'no-stream', sampleEvents(1, 3));
      const reopened = await reopen();
      expect(await reopened.append('feed-a', 'no-stream', sampleEvents(1, 3))).toEqual(first);
      const second = await reopened.append('feed-a', 2, sampleEvents(4, 4));
      expect(second.revision).toBe(3);
      expect(second.position).toBeGreaterThan(first.position);
    });
  });
}
