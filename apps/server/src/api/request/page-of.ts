import { decodeCursor, encodeCursor, type Page } from '#read-model';
import { DEFAULT_LIMIT, type PageDto } from './page.dto.js';

/** A page of a list that is all in memory and does not change. */
export function pageOf<Item>(
  list: string,
  items: readonly Item[],
  { limit = DEFAULT_LIMIT, cursor }: PageDto,
): Page<Item> {
  const from = Math.max(0, decodeCursor(list, cursor) ?? 0);
  const to = from + limit;
  return { items: items.slice(from, to), nextCursor: to < items.length ? encodeCursor(list, to) : null };
}
