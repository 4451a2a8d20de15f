import { MAX_RECORD_BYTES } from '../feed-limits.js';
import { changed, VALID_EVENTS } from '../testing/events-fixture.js';
import { referencesFixture } from '../testing/references-fixture.js';
import { readNdjson } from './ndjson-reader.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const line = (id: string) => JSON.stringify(changed(VALID_EVENTS.milestone, { id }));

async function outcomes(chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>) {
  const found: unknown[] = [];
  for await (const { index, reading } of readNdjson(chunks, referencesFixture())) {
    found.push([index, reading.ok ? reading.record.id : reading.refusal.code]);
  }
  return found;
}

describe('streamed NDJSON', () => {
  const body = bytes(`${line('一')}\r\n\n{"broken\n${line('二')}`);
  const expected = [
    [0, '一'],
    [1, 'INVALID_JSON'],
    [2, '二'],
  ];

  it.each([1, 7, 64, 10_000])('is the same in chunks of %p bytes, even where they cut a character', async (size) => {
    async function* chunks() {
      for (let at = 0; at < body.length; at += size) yield body.subarray(at, at + size);
    }
    expect(await outcomes(chunks())).toEqual(expected);
  });

  it('does not mind that the memory of a chunk is used again', async () => {
    function* reused() {
      const chunk = new Uint8Array(16);
      for (let at = 0; at < body.length; at += 16) {
        const part = body.subarray(at, at + 16);
        chunk.set(part);
        yield chunk.subarray(0, part.length);
      }
    }
    expect(await outcomes(reused())).toEqual(expected);
  });

  it('refuses a line above the limit once, without keeping it, and reads on', async () => {
    const garbage = new Uint8Array(1024 * 1024).fill(120);
    function* flood() {
      for (let i = 0; i < 100; i++) yield garbage;
      yield bytes(`\n${line('after')}\n`);
    }
    const before = process.memoryUsage().arrayBuffers;
    expect(await outcomes(flood())).toEqual([
      [0, 'TOO_LARGE'],
      [1, 'after'],
    ]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
  });

  it('takes a line of exactly the limit', async () => {
    const padded = line('full').replace('{', `{${' '.repeat(MAX_RECORD_BYTES - bytes(line('full')).length)}`);
    expect(await outcomes([bytes(padded)])).toEqual([[0, 'full']]);
    expect(await outcomes([bytes(`${padded} `)])).toEqual([[0, 'TOO_LARGE']]);
  });
});
