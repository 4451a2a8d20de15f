import type { ZhibiaoApi } from './zhibiao-api.js';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

type Filter = Readonly<Record<string, string | number | boolean | undefined>>;

const PAGE = 500;

/** A list from its first page to its last, or until so many items are there. */
export async function allPages<Item>(
  api: ZhibiaoApi,
  path: string,
  filter: Filter = {},
  most = Number.POSITIVE_INFINITY,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null = null; ;) {
    const limit = Math.min(PAGE, most - items.length);
    const page: Page<Item> = await api.get(path, { ...filter, limit, cursor: cursor ?? undefined });
    items.push(...page.items);
    if (page.nextCursor === null || items.length >= most) return items;
    cursor = page.nextCursor;
  }
}
