import type { FeedContext } from '../feed-context.js';
import { refused } from '../reading/event-checks.js';
import { refuse } from '../reading/feed-reading.js';
import { parseUncapped, readCloudEvent, readFeedRecord } from '../reading/record-reader.js';
import type { FeedItem } from './feed-item.js';
import type { FeedMediaType } from './media-type.js';
import { ndjsonLines } from './ndjson-lines.js';
import { readNdjsonLine } from './ndjson-reader.js';

/**
 * Reads a whole JSON or NDJSON body (CSV has `readCsv`), record by record. A bad record is a refusal of that record
 * alone; a batch that is no JSON array at all is one refusal. The caller bounds the size of the body.
 */
export function* readFeedBody(
  body: string | Uint8Array,
  mediaType: Exclude<FeedMediaType, 'csv'>,
  context: FeedContext,
): Generator<FeedItem, void, undefined> {
  switch (mediaType) {
    case 'event':
      yield { index: 0, reading: readFeedRecord(body, context) };
      return;
    case 'ndjson': {
      let index = 0;
      const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
      for (const line of ndjsonLines([bytes])) yield readNdjsonLine(line, index++, context);
      return;
    }
    case 'batch':
    case 'json':
      yield* readJsonBody(body, mediaType, context);
  }
}

function* readJsonBody(
  body: string | Uint8Array,
  mediaType: 'batch' | 'json',
  context: FeedContext,
): Generator<FeedItem, void, undefined> {
  const parsed = parseUncapped(body);
  if (!parsed.ok) {
    yield { index: 0, reading: refused(parsed.refusal) };
  } else if (Array.isArray(parsed.value)) {
    for (const [index, event] of parsed.value.entries()) yield { index, reading: readCloudEvent(event, context) };
  } else if (mediaType === 'json') {
    yield { index: 0, reading: readFeedRecord(body, context) };
  } else {
    yield { index: 0, reading: refused(refuse('INVALID_JSON', '', '批量上报应为 JSON 数组；单条请放进 [ ]')) };
  }
}
