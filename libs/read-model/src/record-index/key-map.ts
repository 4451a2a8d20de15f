/** Marks a free slot: keys are never negative. */
const FREE = -1;

/** Map from non-negative safe integers to numbers in two typed arrays: a third of the memory of a `Map`, and no boxes. */
export class KeyMap {
  private keys: Float64Array;
  private values: Float64Array;
  private mask: number;
  private count = 0;

  constructor(capacity = 1 << 16) {
    const slots = 2 ** Math.ceil(Math.log2(capacity * 2));
    this.keys = new Float64Array(slots).fill(FREE);
    this.values = new Float64Array(slots);
    this.mask = slots - 1;
  }

  get size(): number {
    return this.count;
  }

  get(key: number): number | undefined {
    for (let slot = this.slotOf(key); ; slot = (slot + 1) & this.mask) {
      const found = this.keys[slot]!;
      if (found === key) return this.values[slot];
      if (found === FREE) return undefined;
    }
  }

  set(key: number, value: number): void {
    if (this.count * 2 > this.mask) this.grow();
    for (let slot = this.slotOf(key); ; slot = (slot + 1) & this.mask) {
      const found = this.keys[slot]!;
      if (found !== key && found !== FREE) continue;
      if (found === FREE) this.count++;
      this.keys[slot] = key;
      this.values[slot] = value;
      return;
    }
  }

  clear(): void {
    this.keys.fill(FREE);
    this.count = 0;
  }

  *[Symbol.iterator](): Generator<[key: number, value: number]> {
    for (let slot = 0; slot <= this.mask; slot++) {
      if (this.keys[slot] !== FREE) yield [this.keys[slot]!, this.values[slot]!];
    }
  }

  private slotOf(key: number): number {
    return (Math.imul(key >>> 0, 0x9e3779b1) ^ (key / 2 ** 32)) & this.mask;
  }

  private grow(): void {
    const larger = new KeyMap(this.mask + 1);
    for (const [key, value] of this) larger.set(key, value);
    this.keys = larger.keys;
    this.values = larger.values;
    this.mask = larger.mask;
  }
}
