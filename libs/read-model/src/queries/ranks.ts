import { isSameValue } from '#indicators';

/** Places from 1, best first; equal values share one (1, 2, 2, 4). Without a second value there is no order. */
export function ranksOf<Key>(values: ReadonlyMap<Key, number>, direction: 'up' | 'down'): ReadonlyMap<Key, number> {
  if (values.size < 2) return new Map();
  const sign = direction === 'up' ? -1 : 1;
  const sorted = [...values].sort(([, a], [, b]) => sign * (a - b));
  const ranks = new Map<Key, number>();
  let rank = 1;
  sorted.forEach(([key, value], index) => {
    if (index > 0 && !isSameValue(value, sorted[index - 1]![1])) rank = index + 1;
    ranks.set(key, rank);
  });
  return ranks;
}
