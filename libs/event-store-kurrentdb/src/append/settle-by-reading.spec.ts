import type { RecordedEvent } from '#event-store';
import { sampleEvent, sampleId } from '../../../event-store/src/testing/index.js';
import { settleByReading } from './settle-by-reading.js';

/** A stream that holds the sample events of these numbers. */
function streamOf(...numbers: number[]) {
  const events = numbers.map((n, revision): RecordedEvent => {
    return { ...sampleEvent(n), metadata: '', stream: 'feed-a', revision, position: 1_000 + revision };
  });
  return {
    confirmed: async (_: string, from: number, limit: number) => events.slice(from, from + limit),
    lastRevision: async () => events.length - 1,
  };
}

const settle = (stream: readonly number[], place: number, sent: readonly number[]) =>
  settleByReading(
    streamOf(...stream),
    'feed-a',
    place,
    sent.map((n) => ({ id: sampleId(n) })),
  );

describe('events that were not confirmed', () => {
  it('were written where they stand in their place', async () => {
    expect(await settle([1, 2, 3, 4], 0, [2, 3])).toEqual({
      kind: 'written',
      result: { revision: 2, position: 1_002 },
    });
  });

  it('may be sent again where the stream ends before it', async () => {
    expect(await settle([1, 2], 1, [3, 4])).toEqual({ kind: 'open' });
    expect(await settle([], -1, [1])).toEqual({ kind: 'open' });
  });

  it.each([
    ['others', [1, 8, 9]],
    ['some of them and others', [1, 2, 9]],
    ['too few', [1, 2]],
  ])('were not written where %s stand there', async (_, stream) => {
    expect(await settle(stream, 0, [2, 3])).toEqual({ kind: 'displaced', revision: stream.length - 1 });
  });

  it('are known by their ids whatever the case of the letters', async () => {
    const [event] = await streamOf(1).confirmed('feed-a', 0, 1);
    const reader = {
      ...streamOf(1),
      confirmed: async () => [{ ...event!, id: 'abcdef00-0000-4000-8000-000000000000' }],
    };
    const settled = await settleByReading(reader, 'feed-a', -1, [{ id: 'ABCDEF00-0000-4000-8000-000000000000' }]);
    expect(settled.kind).toBe('written');
  });
});
