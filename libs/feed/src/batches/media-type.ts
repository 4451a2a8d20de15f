/** How the records of an HTTP body are written. */
export type FeedMediaType = 'event' | 'batch' | 'json' | 'ndjson' | 'csv';

const MEDIA_TYPES: Readonly<Record<string, FeedMediaType>> = {
  'application/cloudevents+json': 'event',
  'application/cloudevents-batch+json': 'batch',
  'application/json': 'json',
  'application/x-ndjson': 'ndjson',
  'application/ndjson': 'ndjson',
  'application/jsonl': 'ndjson',
  'text/csv': 'csv',
};

/** Media types that `feedMediaTypeOf` knows, for the answer to an unsupported one. */
export const FEED_MEDIA_TYPES: readonly string[] = Object.keys(MEDIA_TYPES);

/**
 * What a `content-type` announces, or `undefined` where it is none of ours. Plain `application/json` may hold one event
 * or an array of them.
 */
export function feedMediaTypeOf(contentType: string): FeedMediaType | undefined {
  const name = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return Object.hasOwn(MEDIA_TYPES, name) ? MEDIA_TYPES[name] : undefined;
}
