import type { FeedSummary } from '#feed';
import type { Terminal } from '../output/terminal.js';

/** The counts in one line. */
export function summaryCounts({ accepted, duplicates, stale, rejected }: FeedSummary): string {
  return `接收 ${accepted} 条，重复 ${duplicates} 条，过时 ${stale} 条，拒收 ${rejected} 条`;
}

/** One line per refused record: its place (from 1), id, code, pointer and what to send instead. */
export function rejectionLines({ rejections }: FeedSummary, colours: Terminal['colours']): readonly string[] {
  return rejections.map(({ index, id, code, pointer, message }) => {
    const where = pointer === '' ? '' : ` ${pointer}`;
    return `第 ${index + 1} 条 ${id ?? '（无编号）'} ${colours.red(code)}${where} ${message}`;
  });
}
