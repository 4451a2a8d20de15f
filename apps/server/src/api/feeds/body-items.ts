import { readFeedBody, type FeedContext, type FeedMediaType } from '#feed';
import type { IntakeItem } from '../../server-parts.js';

/** Records of a body that is all there, the refused ones with their text. */
export function* bodyItems(
  body: Buffer,
  mediaType: Exclude<FeedMediaType, 'csv' | 'ndjson'>,
  context: FeedContext,
): Generator<IntakeItem, void, undefined> {
  let elements: unknown;
  for (const { index, reading } of readFeedBody(body, mediaType, context)) {
    if (reading.ok) {
      yield { index, reading };
      continue;
    }
    elements ??= isOneEvent(body, mediaType) ? null : parsed(body);
    const raw = Array.isArray(elements) ? JSON.stringify(elements[index]) : body.toString('utf8');
    yield { index, reading, raw };
  }
}

/** Whether a body holds one event by itself, not a list. */
export function isOneEvent(body: Buffer, mediaType: FeedMediaType): boolean {
  if (mediaType !== 'json') return mediaType === 'event';
  return !/^\ufeff?\s*\[/.test(body.subarray(0, 256).toString('utf8'));
}

/** Taken apart only where something was refused; the reader has found it to be JSON, or refused it as a whole. */
function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8').replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
}
