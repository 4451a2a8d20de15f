import { WrongExpectedRevisionError } from '../errors.js';
import { START } from '../event.js';
import type { OpenEventStore } from './event-store-under-test.js';
import { freshStore } from './event-store-under-test.js';
import { sampleEvents } from './sample-events.js';
import { collect } from './take.js';

export function batchContract(open: OpenEventStore): void {
  describe('appendBatch', () => {
    const fresh = freshStore(open);

    it('answers in the order of the appends', async () => {
      const { store } = fresh();
      const results = await store.appendBatch([
        { stream: 'feed-b', expected: 'any', events: sampleEvents(1, 3) },
        { stream: 'feed-a', expected: 'no-stream', events: sampleEvents(4, 4) },
        { stream: 'feed-b', expected: 2, events: sampleEvents(5, 6) },
      ]);
      expect(results.map((result) => result.revision)).toEqual([2, 0, 4]);
      for (const [i, stream] of ['feed-b', 'feed-a', 'feed-b'].entries()) {
        const [last] = await collect(store.readStream(stream, { from: results[i]!.revision, limit: 1 }));
        expect(last!.position).toBe(results[i]!.position);
      }
    });

    it('appends the others before it rejects with the first conflict', async () => {
      const { store } = fresh();
      const refusal = await store
        .appendBatch([
          { stream: 'feed-a', expected: 'no-stream', events: sampleEvents(1, 1) },
          { stream: 'feed-b', expected: 5, events: sampleEvents(2, 2) },
          { stream: 'feed-a', expected: 'no-stream', events: sampleEvents(3, 3) },
          { stream: 'feed-c', expected: 'no-stream', events: sampleEvents(4, 5) },
        ])
        .catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(WrongExpectedRevisionError);
      expect(refusal).toMatchObject({ stream: 'feed-b', expected: 5, actual: 'no-stream' });
      const log = await store.readAll({ after: START, limit: 10 });
      expect(log.map((event) => event.stream)).toEqual(['feed-a', 'feed-c', 'feed-c']);
    });

    it('answers a repeated batch as the first time, and a repeat inside a batch too', async () => {
      const { store } = fresh();
      const one = { stream: 'feed-a', expected: 'no-stream', events: sampleEvents(1, 2) } as const;
      const two = { stream: 'feed-a', expected: 1, events: sampleEvents(3, 4) } as const;
      const first = await store.appendBatch([one, two, one]);
      expect(first[2]).toEqual(first[0]);
      expect(await store.appendBatch([one, two, one])).toEqual(first);
      expect(await collect(store.readStream('feed-a'))).toHaveLength(4);
    });

    it('recognises a repeat that stands partly in the log and partly in the same batch', async () => {
      const { store } = fresh();
      await store.append('feed-a', 'no-stream', sampleEvents(1, 2));
      const [added, repeated] = await store.appendBatch([
        { stream: 'feed-a', expected: 1, events: sampleEvents(3, 3) },
        { stream: 'feed-a', expected: 'no-stream', events: sampleEvents(1, 3) },
      ]);
      expect(repeated).toMatchObject({ revision: added!.revision, position: added!.position });
    });

    it('writes nothing of a batch with an empty append', async () => {
      const { store } = fresh();
      const refused = store.appendBatch([
        { stream: 'feed-a', expected: 'any', events: sampleEvents(1, 1) },
        { stream: 'feed-b', expected: 'any', events: [] },
      ]);
      await expect(refused).rejects.toBeInstanceOf(RangeError);
      expect(await store.head()).toBe(START);
    });

    it('answers an empty batch with nothing', async () => {
      expect(await fresh().store.appendBatch([])).toEqual([]);
    });
  });
}
