import type { Day } from '#calendar';

/** How many records speak of each day. */
export class DayCounts {
  private readonly counts = new Map<Day, number>();

  /** Adds records of a day, or with a negative number takes them back. */
  add(day: Day, records: number): void {
    const count = (this.counts.get(day) ?? 0) + records;
    if (count === 0) this.counts.delete(day);
    else this.counts.set(day, count);
  }

  /** The last day with a record, up to a limit; `null`: none. */
  lastDay(limit: Day = Number.POSITIVE_INFINITY): Day | null {
    let last: Day | null = null;
    for (const day of this.counts.keys()) if (day <= limit && (last === null || day > last)) last = day;
    return last;
  }

  /** Records of the days `from`…`to`, both included. */
  total(from: Day, to: Day): number {
    let total = 0;
    for (const [day, count] of this.counts) if (day >= from && day <= to) total += count;
    return total;
  }
}
