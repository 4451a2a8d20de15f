import type { Day } from '#calendar';

/** Day sums of one measure at one unit, in two dense arrays from the first day with data to the last. */
export class DaySeries {
  private first = 0;
  private amounts = new Float64Array(0);
  private contributions = new Float64Array(0);

  add(day: Day, amount: number, contributions: number): void {
    this.reach(day);
    const at = day - this.first;
    this.amounts[at] = this.amounts[at]! + amount;
    this.contributions[at] = this.contributions[at]! + contributions;
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

  /** Last day up to `limit` with a contribution; `null`: none. */
  lastDay(limit: Day = Number.POSITIVE_INFINITY): Day | null {
    for (let at = Math.min(this.amounts.length - 1, limit - this.first); at >= 0; at--) {
      if (this.contributions[at]! > 0) return this.first + at;
    }
    return null;
  }

  private reach(day: Day): void {
    const length = this.amounts.length;
    if (length > 0 && day >= this.first && day < this.first + length) return;
    const first = length === 0 ? day : Math.min(this.first, day);
    const last = length === 0 ? day : Math.max(this.first + length - 1, day);
    // Room for two more months, so that a growing year is not copied every day.
    const amounts = new Float64Array(last - first + 1 + (day === last ? 62 : 0));
    const contributions = new Float64Array(amounts.length);
    amounts.set(this.amounts, length === 0 ? 0 : this.first - first);
    contributions.set(this.contributions, length === 0 ? 0 : this.first - first);
    this.amounts = amounts;
    this.contributions = contributions;
    this.first = first;
  }
}
