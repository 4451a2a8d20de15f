import type { Day } from '#calendar';

const UNITS = 2 ** 20;
const MEASURES = 2 ** 12;

/** Sum of a measure at a unit on a day: what it gained, and from how many contributions. */
export interface CounterDelta {
  readonly day: Day;
  readonly measure: number;
  readonly unit: number;
  readonly amount: number;
  readonly contributions: number;
}

/**
 * Changes to the day sums, collected over a batch so that each row is written once. Up to 1,048,575 units and 4,095
 * measures: they share one number with the day, which makes a fast key.
 */
export class CounterDeltas {
  private readonly slots = new Map<number, number>();
  private readonly keys: number[] = [];
  private readonly amounts: number[] = [];
  private readonly contributions: number[] = [];

  add(measure: number, unit: number, day: Day, amount: number, contributions: number): void {
    const key = (day * MEASURES + measure) * UNITS + unit;
    const slot = this.slots.get(key);
    if (slot === undefined) {
      this.slots.set(key, this.keys.length);
      this.keys.push(key);
      this.amounts.push(amount);
      this.contributions.push(contributions);
      return;
    }
    this.amounts[slot] = this.amounts[slot]! + amount;
    this.contributions[slot] = this.contributions[slot]! + contributions;
  }

  /** Changes in order of day, measure, unit; those that came to nothing are left out. */
  settled(): CounterDelta[] {
    const settled: CounterDelta[] = [];
    for (const sorted of Float64Array.from(this.keys).sort()) {
      const slot = this.slots.get(sorted)!;
      const amount = this.amounts[slot]!;
      const contributions = this.contributions[slot]!;
      if (amount === 0 && contributions === 0) continue;
      const rest = Math.floor(sorted / UNITS);
      const day = Math.floor(rest / MEASURES);
      settled.push({ day, measure: rest % MEASURES, unit: sorted % UNITS, amount, contributions });
    }
    return settled;
  }
}
