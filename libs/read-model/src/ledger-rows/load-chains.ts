import type { Hashed, SameAs } from '#indicators';

/**
 * Loads books by hash with open addressing: for each wanted one the books on its key, the next key … up to its own or
 * the first free key. One round of `fetch` reads the next keys of all of them; a second round is rare.
 * @param exact keys to load whatever stands there.
 * @param fetch reads the books on keys; it gets them ascending, so that neighbouring rows share a page.
 */
export async function loadChains<W extends Hashed, B extends W>(
  wanted: readonly W[],
  exact: readonly number[],
  fetch: (keys: readonly number[]) => Promise<readonly B[]>,
  same: SameAs<W>,
): Promise<readonly B[]> {
  const books = new Map<number, B>();
  const asked = new Set<number>();
  let open = wanted.map((one) => ({ one, key: one.key }));
  let keys: Iterable<number> = [...exact, ...open.map(({ key }) => key)];
  for (;;) {
    const unasked = ascending(keys, asked);
    if (unasked.length > 0) for (const book of await fetch(unasked)) books.set(book.key, book);
    open = open.flatMap(({ one, key }) => {
      const book = books.get(key);
      return book && !same(book, one) ? [{ one, key: key + 1 }] : [];
    });
    if (open.length === 0) return [...books.values()];
    keys = open.map(({ key }) => key);
  }
}

function ascending(keys: Iterable<number>, asked: Set<number>): number[] {
  const unasked: number[] = [];
  for (const key of keys) {
    if (asked.has(key)) continue;
    asked.add(key);
    unasked.push(key);
  }
  return unasked.sort((a, b) => a - b);
}
