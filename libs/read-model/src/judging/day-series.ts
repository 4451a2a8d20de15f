import type { Day } from '#calendar';

/** Days more than needed, so that a growing year is not copied every day. */
const ROOM = 62;

/** Day sums of one measure at one unit, in two dense arrays from the first day with data to the last. */
export class DaySeries {
  private first = 0;
  private amounts = new Float64Array(0);
  private contributions = new Float64Array(0);
  /** Index of the last day with a contribution; -1: none. */
  private last = -1;

  add(day: Day, amount: number, contributions: number): void {
    this.reach(day);
    const at = day - this.first;
    this.amounts[at] = this.amounts[at]! + amount;
    this.contributions[at] = this.contributions[at]! + contributions;
    if (this.contributions[at]! > 0) this.last = Math.max(this.last, at);
    else if (at === this.last) this.last = this.lastUpTo(at);
  }

  /** Sum over days `from`…`to`; `null` where no contribution stands in them. Missing is not zero. */
  sum(from: Day, to: Day): number | null {
    const begin = Math.max(0, from - this.first);
    const end = Math.min(this.amounts.length - 1, to - this.first);
    let sum = 0;
    let found = false;
    for (let at = begin; at <= end; at++) {
      if (this.contributions[at]! > 0) found = true;
      sum += this.amounts[at]!;
    }
    return found ? sum : null;
  }

  /** Days with a contribution, in order. */
  *days(): Generator<Day> {
    for (let at = 0; at <= this.last; at++) if (this.contributions[at]! > 0) yield this.first + at;
  }

  /** Last day up to `limit` with a contribution; `null`: none. */
  lastDay(limit: Day = Number.POSITIVE_INFINITY): Day | null {
    const end = limit - this.first;
    const last = end >= this.last ? this.last : this.lastUpTo(end);
    return last < 0 ? null : this.first + last;
  }

  private lastUpTo(end: number): number {
    let at = end;
    while (at >= 0 && this.contributions[at]! <= 0) at--;
    return at;
  }

  private reach(day: Day): void {
    const length = this.amounts.length;
    if (length > 0 && day >= this.first && day < this.first + length) return;
    const first = length === 0 ? day : Math.min(this.first, day);
    const end = length === 0 ? day : Math.max(this.first + length - 1, day);
    const amounts = new Float64Array(end - first + 1 + (day === end ? ROOM : 0));
    const contributions = new Float64Array(amounts.length);
    const moved = length === 0 ? 0 : this.first - first;
    amounts.set(this.amounts, moved);
    contributions.set(this.contributions, moved);
    this.amounts = amounts;
    this.contributions = contributions;
    if (this.last >= 0) this.last += moved;
    this.first = first;
  }
}
