import type { FeedContext } from '../feed-context.js';
import { MAX_RECORD_BYTES } from '../feed-limits.js';
import { refused } from '../reading/event-checks.js';
import { readFeedRecord, tooLarge } from '../reading/record-reader.js';
import { NdjsonSplitter, type NdjsonLine } from './ndjson-lines.js';
import type { FeedItem } from './feed-item.js';

/**
 * Reads NDJSON as it streams in. Blank lines do not count. A line above the limit of a record is skipped without being
 * kept and is one `TOO_LARGE` refusal, so memory stays bounded whatever comes.
 */
export async function* readNdjson(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  context: FeedContext,
): AsyncGenerator<FeedItem, void, undefined> {
  const splitter = new NdjsonSplitter(MAX_RECORD_BYTES);
  let index = 0;
  for await (const chunk of chunks) {
    for (const line of splitter.push(chunk)) yield readNdjsonLine(line, index++, context);
  }
  for (const line of splitter.end()) yield readNdjsonLine(line, index++, context);
}

export function readNdjsonLine(line: NdjsonLine, index: number, context: FeedContext): FeedItem {
  return { index, reading: line === 'too long' ? refused(tooLarge()) : readFeedRecord(line, context) };
}
