import { START } from '../event.js';
import type { RecordedEvent } from '../event.js';
import type { EventStore } from '../event-store.js';
import type { OpenEventStore } from './event-store-under-test.js';
import { freshStore } from './event-store-under-test.js';
import { sampleEvent, sampleEvents } from './sample-events.js';
import { collect, takeEvents } from './take.js';

async function writeApart(store: EventStore, writer: number, count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    await store.append(`feed-${writer}`, i - 1 < 0 ? 'no-stream' : i - 1, [sampleEvent(writer * 1000 + i)]);
  }
}

export function subscribeContract(open: OpenEventStore): void {
  describe('subscribe', () => {
    const fresh = freshStore(open);
    const options = { after: START, batchSize: 7 };

    it('catches up and goes on live without gap or double', async () => {
      const { store } = fresh();
      await store.append('feed-a', 'any', sampleEvents(0, 24));
      const taken = takeEvents(store, 60, options);
      for (let n = 25; n < 60; n += 1) await store.append('feed-a', n - 1, [sampleEvent(n)]);
      expect(await taken).toEqual(await store.readAll({ after: START, limit: 100 }));
    });

    it('delivers an event appended while it waits', async () => {
      const { store } = fresh();
      const taken = takeEvents(store, 1, options);
      await new Promise(setImmediate);
      await store.append('feed-a', 'any', sampleEvents(1, 1));
      expect(await taken).toHaveLength(1);
    });

    it('resumes behind a position, with chosen categories, in batches of the given size', async () => {
      const { store } = fresh();
      await store.append('alert-1', 'any', sampleEvents(0, 0));
      const { position } = await store.append('feed-a', 'any', sampleEvents(1, 9));
      await store.append('alert-2', 'any', sampleEvents(10, 14));
      await store.append('feed-a', 'any', sampleEvents(15, 19));
      const enough = new AbortController();
      const batches: (readonly RecordedEvent[])[] = [];
      const subscription = store.subscribe({
        after: position,
        batchSize: 3,
        categories: ['alert'],
        signal: enough.signal,
      });
      for await (const batch of subscription) {
        batches.push(batch);
        if (batches.flat().length === 5) enough.abort();
      }
      expect(batches.map((batch) => batch.length).every((length) => length > 0 && length <= 3)).toBe(true);
      expect(batches.flat().map((event) => event.stream)).toEqual(Array(5).fill('alert-2'));
    });

    it('shows each of several subscribers every event in the same order, whoever writes at the same time', async () => {
      const { store } = fresh();
      const writers = [1, 2, 3, 4, 5];
      const early = takeEvents(store, 200, options);
      const writing = Promise.all(writers.map((writer) => writeApart(store, writer, 40)));
      const late = takeEvents(store, 200, { ...options, batchSize: 500 });
      await writing;
      const log = await store.readAll({ after: START, limit: 500 });
      expect(log).toHaveLength(200);
      expect(await early).toEqual(log);
      expect(await late).toEqual(log);
      for (const writer of writers) {
        const own = log.filter((event) => event.stream === `feed-${writer}`);
        expect(own.map((event) => event.revision)).toEqual(Array.from({ length: 40 }, (_, i) => i));
      }
    });

    it('ends on its signal while it waits, and at once where the signal was given before', async () => {
      const { store } = fresh();
      const enough = new AbortController();
      const waiting = collect(store.subscribe({ ...options, signal: enough.signal }));
      await new Promise(setImmediate);
      enough.abort();
      expect(await waiting).toEqual([]);
      await store.append('feed-a', 'any', sampleEvents(1, 1));
      expect(await collect(store.subscribe({ ...options, signal: enough.signal }))).toEqual([]);
    });

    it('ends when the store closes', async () => {
      const { store } = fresh();
      const waiting = collect(store.subscribe({ ...options, signal: new AbortController().signal }));
      await new Promise(setImmediate);
      await store.close();
      expect(await waiting).toEqual([]);
    });
  });
}
