import { WrongExpectedRevisionError } from '../errors.js';
import { START } from '../event.js';
import type { OpenEventStore } from './event-store-under-test.js';
import { freshStore } from './event-store-under-test.js';
import { sampleEvent, sampleEvents } from './sample-events.js';
import { collect } from './take.js';

export function appendContract(open: OpenEventStore): void {
  describe('append', () => {
    const fresh = freshStore(open);

    it('counts the revisions of each stream from 0 and lets positions rise along the log', async () => {
      const { store } = fresh();
      const a = await store.append('feed-a', 'no-stream', sampleEvents(1, 2));
      const b = await store.append('feed-b', 'no-stream', sampleEvents(3, 3));
      const c = await store.append('feed-a', 1, sampleEvents(4, 4));
      expect([a.revision, b.revision, c.revision]).toEqual([1, 0, 2]);
      expect(START).toBeLessThan(a.position);
      expect(a.position).toBeLessThan(b.position);
      expect(b.position).toBeLessThan(c.position);
      expect(Number.isSafeInteger(c.position)).toBe(true);
    });

    it('takes any events where the writer expects nothing', async () => {
      const { store } = fresh();
      await store.append('feed-a', 'any', sampleEvents(1, 1));
      expect((await store.append('feed-a', 'any', sampleEvents(2, 3))).revision).toBe(2);
    });

    it.each([
      ['a stream that should not exist', 'no-stream', 1],
      ['a stream that is longer than expected', 0, 1],
      ['a stream that is shorter than expected', 7, 1],
    ] as const)('refuses %s and tells its revision', async (_, expected, actual) => {
      const { store } = fresh();
      await store.append('feed-a', 'no-stream', sampleEvents(1, 2));
      const refusal = await store.append('feed-a', expected, sampleEvents(8, 9)).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(WrongExpectedRevisionError);
      expect(refusal).toMatchObject({ code: 'WRONG_EXPECTED_REVISION', stream: 'feed-a', expected, actual });
      expect(await collect(store.readStream('feed-a'))).toHaveLength(2);
    });

    it('refuses a revision of a stream that does not exist', async () => {
      const { store } = fresh();
      const refusal = store.append('feed-a', 0, sampleEvents(1, 1));
      await expect(refusal).rejects.toMatchObject({ expected: 0, actual: 'no-stream' });
    });

    it('answers a repeat as the first time, however long ago that was, and writes nothing', async () => {
      const { store } = fresh();
      const first = await store.append('feed-a', 'no-stream', sampleEvents(1, 2));
      const second = await store.append('feed-a', 1, sampleEvents(3, 5));
      await store.append('feed-a', 4, sampleEvents(6, 6));
      expect(await store.append('feed-a', 'no-stream', sampleEvents(1, 2))).toEqual(first);
      expect(await store.append('feed-a', 1, sampleEvents(3, 5))).toEqual(second);
      expect(await collect(store.readStream('feed-a'))).toHaveLength(6);
    });

    it('takes the beginning of an earlier append for a repeat of those events', async () => {
      const { store } = fresh();
      await store.append('feed-a', 'no-stream', sampleEvents(1, 3));
      expect((await store.append('feed-a', 'no-stream', sampleEvents(1, 2))).revision).toBe(1);
    });

    it.each([
      ['more events than stand there', sampleEvents(1, 3)],
      ['one other id', [sampleEvent(1), sampleEvent(9)]],
      ['another order', [sampleEvent(2), sampleEvent(1)]],
    ])('refuses a repeat with %s', async (_, events) => {
      const { store } = fresh();
      await store.append('feed-a', 'no-stream', sampleEvents(1, 2));
      await expect(store.append('feed-a', 'no-stream', events)).rejects.toBeInstanceOf(WrongExpectedRevisionError);
      expect(await collect(store.readStream('feed-a'))).toHaveLength(2);
    });

    it('refuses an append of nothing', async () => {
      const { store } = fresh();
      await expect(store.append('feed-a', 'any', [])).rejects.toBeInstanceOf(RangeError);
    });

    it('lets one of several writers with the same expectation win', async () => {
      const { store } = fresh();
      const writers = Array.from({ length: 8 }, (_, n) => store.append('alert-1', 'no-stream', [sampleEvent(n)]));
      const outcomes = await Promise.allSettled(writers);
      expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
      expect(await collect(store.readStream('alert-1'))).toHaveLength(1);
    });

    it('refuses to work once it is closed, and closes twice', async () => {
      const { store } = fresh();
      await store.close();
      await store.close();
      await expect(store.append('feed-a', 'any', sampleEvents(1, 1))).rejects.toBeDefined();
      await expect(store.head()).rejects.toBeDefined();
    });
  });
}
