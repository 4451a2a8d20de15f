import type { Day } from '#calendar';

const UNITS = 2 ** 20;
const MEASURES = 2 ** 12;
/** Marks a free slot: keys are positive. */
const FREE = 0;

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
 * measures: they share one number with the day, which makes a fast key. A hash table in typed arrays, since a record
 * comes here eight times or more.
 */
export class CounterDeltas {
  private keys = new Float64Array(1 << 12);
  private amounts = new Float64Array(1 << 12);
  private contributions = new Float64Array(1 << 12);
  private used = 0;

  add(measure: number, unit: number, day: Day, amount: number, contributions: number): void {
    const slot = this.slotOf((day * MEASURES + measure) * UNITS + unit);
    this.amounts[slot] = this.amounts[slot]! + amount;
    this.contributions[slot] = this.contributions[slot]! + contributions;
  }

  /** Changes in order of day, measure, unit; those that came to nothing are left out. */
  settled(): CounterDelta[] {
    const settled: CounterDelta[] = [];
    for (const key of this.keys.filter((one) => one !== FREE).sort()) {
      const slot = this.slotOf(key);
      const amount = this.amounts[slot]!;
      const contributions = this.contributions[slot]!;
      if (amount === 0 && contributions === 0) continue;
      const rest = Math.floor(key / UNITS);
      const day = Math.floor(rest / MEASURES);
      settled.push({ day, measure: rest - day * MEASURES, unit: key - rest * UNITS, amount, contributions });
    }
    return settled;
  }

  /** Slot of a key; a free one is taken for it. */
  private slotOf(key: number): number {
    const mask = this.keys.length - 1;
    for (let slot = hash(key) & mask; ; slot = (slot + 1) & mask) {
      const found = this.keys[slot]!;
      if (found === key) return slot;
      if (found !== FREE) continue;
      if ((this.used + 1) * 2 > this.keys.length) {
        this.grow();
        return this.slotOf(key);
      }
      this.used++;
      this.keys[slot] = key;
      return slot;
    }
  }

  private grow(): void {
    const { keys, amounts, contributions } = this;
    this.keys = new Float64Array(keys.length * 2);
    this.amounts = new Float64Array(keys.length * 2);
    this.contributions = new Float64Array(keys.length * 2);
    this.used = 0;
    for (let old = 0; old < keys.length; old++) {
      if (keys[old] === FREE) continue;
      const slot = this.slotOf(keys[old]!);
      this.amounts[slot] = amounts[old]!;
      this.contributions[slot] = contributions[old]!;
    }
  }
}

function hash(key: number): number {
  const low = key % 4_294_967_296;
  const mixed = Math.imul((low >>> 0) ^ Math.imul(((key - low) / 4_294_967_296) | 0, 0x85ebca6b), 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
