/** A row of `append`, as {@link Queries} select it: last position, size, first revision. */
export type AppendRow = readonly [lastPosition: number, size: number, firstRevision: number];

/** Positions side by side, both ends included. */
export interface PositionRange {
  readonly first: number;
  readonly last: number;
}

/** The first `limit` positions behind `after` within these appends, which stand in order of position. */
export function rangesAfter(appends: readonly AppendRow[], after: number, limit: number): PositionRange[] {
  const ranges: PositionRange[] = [];
  let left = limit;
  for (const [lastPosition, size] of appends) {
    if (left <= 0) break;
    const first = Math.max(lastPosition - size, after) + 1;
    const last = Math.min(lastPosition, first + left - 1);
    if (first > last) continue;
    left -= last - first + 1;
    join(ranges, { first, last });
  }
  return ranges;
}

/** The last `limit` positions up to a revision of their stream, within appends in falling order; ranges in rising order. */
export function rangesUpTo(appends: readonly AppendRow[], revision: number, limit: number): PositionRange[] {
  const ranges: PositionRange[] = [];
  let left = limit;
  for (const [lastPosition, size, firstRevision] of appends) {
    if (left <= 0) break;
    const firstPosition = lastPosition - size + 1;
    const last = Math.min(lastPosition, firstPosition + revision - firstRevision);
    const first = Math.max(firstPosition, last - left + 1);
    left -= last - first + 1;
    ranges.push({ first, last });
  }
  return ranges.reverse();
}

export function sizeOf(ranges: readonly PositionRange[]): number {
  return ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0);
}

function join(ranges: PositionRange[], next: PositionRange): void {
  const previous = ranges.at(-1);
  if (previous?.last === next.first - 1) ranges[ranges.length - 1] = { first: previous.first, last: next.last };
  else ranges.push(next);
}
