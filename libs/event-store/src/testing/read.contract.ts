import type { RecordedEvent } from '../event.js';
import { START } from '../event.js';
import type { EventStore } from '../event-store.js';
import type { OpenEventStore } from './event-store-under-test.js';
import { freshStore } from './event-store-under-test.js';
import { sampleEvent, sampleEvents, sampleId } from './sample-events.js';
import { collect } from './take.js';

const numbers = (events: readonly RecordedEvent[]): number[] =>
  events.map((event) => parseInt(event.id.slice(-12), 16));

async function pages(store: EventStore, limit: number, categories?: readonly string[]): Promise<RecordedEvent[]> {
  const all: RecordedEvent[] = [];
  for (let page = await store.readAll({ after: START, limit, categories }); page.length > 0;) {
    expect(page.length).toBeLessThanOrEqual(limit);
    all.push(...page);
    page = await store.readAll({ after: page.at(-1)!.position, limit, categories });
  }
  return all;
}

export function readContract(open: OpenEventStore): void {
  describe('readStream', () => {
    const fresh = freshStore(open);

    beforeEach(async () => {
      const { store } = fresh();
      await store.append('feed-a', 'any', sampleEvents(0, 2));
      await store.append('feed-b', 'any', sampleEvents(100, 103));
      await store.append('feed-a', 'any', sampleEvents(3, 3));
      await store.append('feed-a', 'any', sampleEvents(4, 9));
    });

    it.each([
      ['forwards', {}, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
      ['forwards from a revision', { from: 7 }, [7, 8, 9]],
      ['forwards with a limit', { from: 1, limit: 4 }, [1, 2, 3, 4]],
      ['forwards from behind the end', { from: 10 }, []],
      ['backwards', { direction: 'backwards' }, [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]],
      ['backwards from a revision', { direction: 'backwards', from: 4 }, [4, 3, 2, 1, 0]],
      ['backwards with a limit', { direction: 'backwards', from: 5, limit: 4 }, [5, 4, 3, 2]],
      ['backwards from behind the end', { direction: 'backwards', from: 99, limit: 2 }, [9, 8]],
      ['nothing with a limit of 0', { limit: 0 }, []],
    ] as const)('reads %s', async (_, options, expected) => {
      const events = await collect(fresh().store.readStream('feed-a', options));
      expect(numbers(events)).toEqual(expected);
      expect(events.map((event) => event.revision)).toEqual(expected);
    });

    it('reads nothing from a stream that does not exist', async () => {
      expect(await collect(fresh().store.readStream('feed-none'))).toEqual([]);
    });

    it('reads a stream of many pages in order, both ways', async () => {
      const { store } = fresh();
      await store.append('feed-long', 'no-stream', sampleEvents(0, 2999));
      const all = Array.from({ length: 3000 }, (_, n) => n);
      expect(numbers(await collect(store.readStream('feed-long')))).toEqual(all);
      expect(numbers(await collect(store.readStream('feed-long', { direction: 'backwards' })))).toEqual(all.reverse());
    });

    it('gives back every field', async () => {
      const { store } = fresh();
      const event = { id: sampleId(77), type: 'zhibiao.alert.raised.v1', data: '{"值":1}', metadata: '{"因":"测"}' };
      const { position } = await store.append('alert-7', 'no-stream', [event]);
      const place = { stream: 'alert-7', revision: 0, position };
      expect(await collect(store.readStream('alert-7'))).toEqual([{ ...event, ...place }]);
      expect((await store.readAll({ after: START, limit: 100 })).at(-1)).toEqual({ ...event, ...place });
    });

    it('gives back absent metadata as empty text', async () => {
      const [event] = await collect(fresh().store.readStream('feed-a', { limit: 1 }));
      expect(event!.metadata).toBe('');
    });
  });

  describe('readAll and head', () => {
    const fresh = freshStore(open);

    it('finds nothing in an empty log', async () => {
      const { store } = fresh();
      expect(await store.readAll({ after: START, limit: 10 })).toEqual([]);
      expect(await store.head()).toBe(START);
    });

    it('pages through the log in order without gap or double', async () => {
      const { store } = fresh();
      await store.append('feed-a', 'any', sampleEvents(0, 4));
      await store.append('feed-b', 'any', sampleEvents(5, 5));
      const { position } = await store.append('feed-a', 'any', sampleEvents(6, 10));
      for (const limit of [1, 3, 100])
        expect(numbers(await pages(store, limit))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      const positions = (await pages(store, 3)).map((event) => event.position);
      expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
      expect(await store.head()).toBe(position);
    });

    it('reads chosen categories alone, in the order of the log', async () => {
      const { store } = fresh();
      await store.append('feed-a', 'any', sampleEvents(0, 2));
      await store.append('alert-x', 'any', sampleEvents(3, 3));
      await store.append('day-x', 'any', sampleEvents(4, 5));
      await store.append('feed-b', 'any', sampleEvents(6, 6));
      await store.append('alert-y-z', 'any', sampleEvents(7, 8));
      for (const limit of [1, 2, 100]) {
        expect(numbers(await pages(store, limit, ['alert']))).toEqual([3, 7, 8]);
        expect(numbers(await pages(store, limit, ['day', 'alert']))).toEqual([3, 4, 5, 7, 8]);
        expect(numbers(await pages(store, limit, ['feed', 'feed']))).toEqual([0, 1, 2, 6]);
        expect(await pages(store, limit, ['none'])).toEqual([]);
        expect(await pages(store, limit, [])).toEqual([]);
      }
    });

    it('fills a page from many small appends of a rare category', async () => {
      const { store } = fresh();
      const appends = Array.from({ length: 700 }, (_, n) => [
        { stream: `alert-${n}`, expected: 'no-stream' as const, events: [sampleEvent(n)] },
        { stream: 'feed-a', expected: 'any' as const, events: sampleEvents(10_000, 10_001) },
      ]).flat();
      await store.appendBatch(appends);
      const page = await store.readAll({ after: START, limit: 690, categories: ['alert', 'none'] });
      expect(numbers(page)).toEqual(Array.from({ length: 690 }, (_, n) => n));
    });

    it('keeps unicode and large payloads byte for byte', async () => {
      const { store } = fresh();
      const text = '萧县🏥é\u2028\\"\n\u0007\t§\u0000'.repeat(20_000);
      const written = [sampleEvent(1, { text }), sampleEvent(2, { name: '济宁' })];
      expect(Buffer.byteLength(written[0]!.data)).toBeGreaterThan(300_000);
      await store.append('feed-大', 'no-stream', written);
      for (const events of [
        await collect(store.readStream('feed-大')),
        await store.readAll({ after: START, limit: 9 }),
      ]) {
        expect(events.map((event) => event.data === written[event.revision]!.data)).toEqual([true, true]);
        expect(events.map((event) => event.stream)).toEqual(['feed-大', 'feed-大']);
      }
    });
  });
}
