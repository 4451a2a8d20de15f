import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { RefusedError, UsageError } from '../exit-codes.js';

/** What a feed file holds, found by how its name ends. */
export type FeedFile =
  /** The texts of its records; one that is no JSON is kept as it is, for the intake to refuse. */
  | { readonly kind: 'records'; readonly records: readonly string[] }
  | { readonly kind: 'csv'; readonly content: Uint8Array; readonly name: string };

const BYTE_ORDER_MARK = /^\uFEFF/;

/** Reads a `.json` (one record or an array), `.ndjson`, `.jsonl` or `.csv` file. */
export async function readFeedFile(file: string): Promise<FeedFile> {
  switch (extname(file).toLowerCase()) {
    case '.json':
      return {
        kind: 'records',
        records: recordsOfJson((await content(file)).toString('utf8').replace(BYTE_ORDER_MARK, '')),
      };
    case '.ndjson':
    case '.jsonl':
      return { kind: 'records', records: linesOf((await content(file)).toString('utf8').replace(BYTE_ORDER_MARK, '')) };
    case '.csv':
      return { kind: 'csv', content: await content(file), name: basename(file) };
    default:
      throw new UsageError(`${file} 不是可上报的文件；文件名应以 .json、.ndjson、.jsonl 或 .csv 结尾`);
  }
}

async function content(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new RefusedError(
      missing ? `没有文件 ${file}` : `文件 ${file} 无法读取：${(error as Error).message}`,
      'NO_FILE',
    );
  }
}

function recordsOfJson(text: string): string[] {
  try {
    const value = JSON.parse(text) as unknown;
    return Array.isArray(value) ? value.map((one) => JSON.stringify(one)) : [JSON.stringify(value)];
  } catch {
    // One line, so that it stays one record.
    return [text.replaceAll(/\s+/g, ' ')];
  }
}

/** Blank lines do not count, as at the intake. */
function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}
