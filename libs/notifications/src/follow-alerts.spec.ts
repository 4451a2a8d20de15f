import { InMemoryEventStore, type RecordedEvent, type SubscribeOptions } from '#event-store';
import { followAlerts } from './follow-alerts.js';
import { fireAll, units } from './testing/alert-log.js';

/** A log whose subscriptions break after their first batch. */
class BreakingEventStore extends InMemoryEventStore {
  override async *subscribe(options: SubscribeOptions): AsyncGenerator<readonly RecordedEvent[]> {
    for await (const batch of super.subscribe(options)) {
      yield batch;
      throw new Error('subscription dropped');
    }
  }
}

describe('following the alerts', () => {
  it('goes on where it stood when a subscription breaks', async () => {
    const store = new BreakingEventStore();
    const abort = new AbortController();
    const positions = await fireAll(store, units(5));
    const troubles: unknown[] = [];
    const seen: number[] = [];
    const batches = followAlerts({
      store,
      after: -1,
      batchSize: 2,
      signal: abort.signal,
      backoff: { firstMs: 1, mostMs: 1, pause: () => Promise.resolve() },
      onTrouble: (error) => troubles.push(error),
    });
    for await (const batch of batches) {
      seen.push(...batch.map((record) => record.position));
      if (seen.length >= 5) abort.abort();
    }
    expect(seen).toEqual(positions);
    expect(troubles).toHaveLength(2);
    await store.close();
  });
});
