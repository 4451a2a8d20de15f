import { CsvError, parse } from 'csv-parse/sync';
import type { FeedContext } from '../feed-context.js';
import { MAX_RECORD_BYTES } from '../feed-limits.js';
import { refused } from '../reading/event-checks.js';
import { refuse } from '../reading/feed-reading.js';
import { readTable, type TableItem } from './table-reader.js';

/**
 * Reads a CSV file in one of the two layouts of `layoutOf`: UTF-8 with or without a byte order mark, or GB 18030, which
 * Chinese spreadsheets save by default. A file that is no CSV is one refusal.
 */
export function* readCsv(
  content: string | Uint8Array,
  source: string,
  context: FeedContext,
): Generator<TableItem, void, undefined> {
  const rows = rowsIn(typeof content === 'string' ? content : decode(content));
  if (rows instanceof CsvError) {
    const row = Number(rows['lines'] ?? 1);
    const message = `CSV 第 ${row} 行附近无法读取；请检查引号是否成对，并以逗号分隔`;
    yield { index: 0, row, reading: refused(refuse('INVALID_JSON', '', message)) };
  } else if (rows.length === 0) {
    yield { index: 0, row: 1, reading: refused(refuse('SCHEMA_VIOLATION', '', '文件为空；第一行应为表头')) };
  } else yield* readTable(rows, source, context);
}

function rowsIn(text: string): string[][] | CsvError {
  try {
    return parse(text, { bom: true, relax_column_count: true, max_record_size: MAX_RECORD_BYTES });
  } catch (error) {
    if (error instanceof CsvError) return error;
    throw error;
  }
}

function decode(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('gb18030').decode(content);
  }
}
