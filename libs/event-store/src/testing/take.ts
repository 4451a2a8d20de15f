import type { RecordedEvent } from '../event.js';
import type { EventStore, SubscribeOptions } from '../event-store.js';

/** Every item of a finite series. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Subscribes until that many events have come, then ends the subscription. */
export async function takeEvents(
  store: EventStore,
  count: number,
  options: Omit<SubscribeOptions, 'signal'>,
): Promise<RecordedEvent[]> {
  const enough = new AbortController();
  const taken: RecordedEvent[] = [];
  for await (const batch of store.subscribe({ ...options, signal: enough.signal })) {
    taken.push(...batch);
    if (taken.length >= count) enough.abort();
  }
  return taken;
}
