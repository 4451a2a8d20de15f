/** Places from 1, best first; equal values share one (1, 2, 2, 4). Without a second value there is no order. */
export function ranksOf<Key>(values: ReadonlyMap<Key, number>, direction: 'up' | 'down'): ReadonlyMap<Key, number> {
  if (values.size < 2) return new Map();
  const sign = direction === 'up' ? -1 : 1;
  const sorted = [...values].sort(([, a], [, b]) => sign * (a - b));
  const ranks = new Map<Key, number>();
  let rank = 1;
  sorted.forEach(([key, value], index) => {
    if (index > 0 && !same(value, sorted[index - 1]![1])) rank = index + 1;
    ranks.set(key, rank);
  });
  return ranks;
}

/** Values are computed in doubles, so that equal shares may differ in the last digits. */
function same(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}
