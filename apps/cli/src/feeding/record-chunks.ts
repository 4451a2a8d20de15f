/** What one request holds at most. */
export const MOST_RECORDS = 5_000;
export const MOST_BYTES = 8 * 1024 * 1024;

export interface RecordChunk {
  /** Place of its first record among all, from 0. */
  readonly first: number;
  readonly records: readonly string[];
}

/** Cuts records into requests, in order. A record that is too large for any request stands alone in one. */
export function* recordChunks(
  records: readonly string[],
  most: { readonly records: number; readonly bytes: number } = { records: MOST_RECORDS, bytes: MOST_BYTES },
): Generator<RecordChunk> {
  let first = 0;
  let bytes = 0;
  for (const [index, record] of records.entries()) {
    const size = Buffer.byteLength(record) + 1;
    if (index > first && (index - first >= most.records || bytes + size > most.bytes)) {
      yield { first, records: records.slice(first, index) };
      first = index;
      bytes = 0;
    }
    bytes += size;
  }
  if (first < records.length) yield { first, records: records.slice(first) };
}
