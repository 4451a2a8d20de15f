import type { StreamAppend } from '#event-store';
import fc from 'fast-check';
import { sampleEvent, sampleId } from '../../../event-store/src/testing/index.js';
import { encodeEvent } from '../event-codec.js';
import { MOST_BYTES, splitAppends } from './split-append.js';

const appendOf = (sizes: readonly number[]): StreamAppend => ({
  stream: 'feed-a',
  expected: 'any',
  events: sizes.map((size, n) => ({ id: sampleId(n), type: 'a', data: 'x'.repeat(size) })),
});

describe('splitting appends', () => {
  it('keeps all events in order, in as few parts as their order allows, each within the limit', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 }), (sizes) => {
        const [split] = splitAppends([appendOf(sizes)]);
        const ids = split!.parts.map((part) => part.map(({ id }) => id));
        expect(ids.flat()).toEqual(sizes.map((_, n) => sampleId(n)));
        const bytes = split!.parts.map((part) =>
          part.reduce((sum, { id }) => sum + encodeEvent(split!.events.find((event) => event.id === id)!).bytes, 0),
        );
        expect(Math.max(...bytes)).toBeLessThanOrEqual(MOST_BYTES);
        split!.parts.slice(1).forEach(([first], i) => {
          const next = encodeEvent(split!.events.find(({ id }) => id === first!.id)!).bytes;
          expect(bytes[i]! + next).toBeGreaterThan(MOST_BYTES);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('counts bytes, not characters', () => {
    const event = { ...sampleEvent(1), data: '济'.repeat(400_000) };
    expect(() => splitAppends([{ stream: 'feed-a', expected: 'any', events: [event] }])).toThrow(
      expect.objectContaining({ code: 'EVENT_TOO_LARGE', eventId: sampleId(1) }),
    );
  });

  it('refuses an append of nothing', () => {
    expect(() => splitAppends([appendOf([])])).toThrow(RangeError);
  });
});
