import { MAX_RECORD_BYTES, readFeedRecord, type FeedContext } from '#feed';
import type { IntakeItem } from '../../server-parts.js';

const LINE_FEED = 10;

/**
 * Records of an NDJSON body as it streams in, each with its text, so that a refused one can be sent again. Of a line
 * above the limit of a record only so much is kept as shows that it is too large.
 */
export async function* ndjsonItems(
  chunks: AsyncIterable<Uint8Array>,
  context: FeedContext,
): AsyncGenerator<IntakeItem, void, undefined> {
  const line = new OpenLine(MAX_RECORD_BYTES + 1);
  let index = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, from)) {
      line.add(chunk.subarray(from, end));
      const content = line.take();
      if (content) yield itemOf(content, index++, context);
      from = end + 1;
    }
    line.add(chunk.subarray(from));
  }
  const content = line.take();
  if (content) yield itemOf(content, index, context);
}

function itemOf(content: Buffer, index: number, context: FeedContext): IntakeItem {
  const reading = readFeedRecord(content, context);
  return reading.ok ? { index, reading } : { index, reading, raw: content.toString('utf8') };
}

/** The line that has not ended yet, up to a number of bytes. */
class OpenLine {
  private parts: Uint8Array[] = [];
  private length = 0;

  constructor(private readonly longest: number) {}

  add(part: Uint8Array): void {
    const kept = part.subarray(0, this.longest - this.length);
    if (kept.length === 0) return;
    this.parts.push(kept);
    this.length += kept.length;
  }

  /** The whole line; `undefined` where it is blank. */
  take(): Buffer | undefined {
    const line = Buffer.concat(this.parts, this.length);
    this.parts = [];
    this.length = 0;
    return line.some((byte) => byte !== 32 && byte !== 13 && byte !== 9) ? line : undefined;
  }
}
