import { readCsv, readFeedRecord, rejectionOf, type FeedContext, type FeedItem, type FeedSummary } from '#feed';
import type { FeedFile } from './feed-file.js';

/**
 * Reads every record of a file with the intake's own code and sums up. `accepted` are the valid ones: whether a record is
 * a duplicate or stale is known only where the others are.
 */
export function validateFile(file: FeedFile, source: string, context: FeedContext): FeedSummary {
  const rejections = [];
  let accepted = 0;
  for (const { index, reading } of itemsOf(file, source, context)) {
    if (reading.ok) accepted++;
    else rejections.push(rejectionOf(index, reading.refusal));
  }
  return { accepted, duplicates: 0, stale: 0, rejected: rejections.length, rejections };
}

function* itemsOf(file: FeedFile, source: string, context: FeedContext): Generator<FeedItem> {
  switch (file.kind) {
    case 'csv':
      yield* readCsv(file.content, source, context);
      return;
    case 'records':
      for (const [index, record] of file.records.entries()) yield { index, reading: readFeedRecord(record, context) };
  }
}
