import type { Day } from '#calendar';
import type { KeptRecord } from '#indicators';

/**
 * Records in order of their days, those of one day by source and id. A record that comes in that order, or close to it, is
 * put in at once; finding a day takes the logarithm of their number.
 */
export class OrderedRecords {
  private readonly records: KeptRecord[] = [];

  get size(): number {
    return this.records.length;
  }

  /** Day of the newest record; `undefined`: there is none. */
  get newestDay(): Day | undefined {
    return this.records.at(-1)?.day;
  }

  /** Day of the oldest record behind a day; `undefined`: there is none. */
  nextDay(after: Day): Day | undefined {
    return this.records[this.firstThat(({ day }) => day > after)]?.day;
  }

  /** A record that is not in yet. */
  add(record: KeptRecord): void {
    const at = this.firstThat((one) => compare(one, record) > 0);
    if (at === this.records.length) this.records.push(record);
    else this.records.splice(at, 0, record);
  }

  /** The very record that was added. */
  remove(record: KeptRecord): void {
    const at = this.firstThat((one) => compare(one, record) >= 0);
    if (this.records[at] === record) this.records.splice(at, 1);
  }

  /** The newest records from one day to another, both included, at most so many, and how many there are beyond those. */
  between(from: Day, to: Day, most: number): { readonly records: readonly KeptRecord[]; readonly leftOut: number } {
    const start = this.firstThat(({ day }) => day >= from);
    const end = this.firstThat(({ day }) => day > to);
    const first = Math.max(start, end - most);
    return { records: this.records.slice(first, end), leftOut: Math.max(0, first - start) };
  }

  /** Place of the first record for which `holds`, where it holds for every record behind that too. */
  private firstThat(holds: (record: KeptRecord) => boolean): number {
    let low = 0;
    let high = this.records.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (holds(this.records[middle]!)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

function compare(a: KeptRecord, b: KeptRecord): number {
  return a.day - b.day || textOrder(a.source, b.source) || textOrder(a.id, b.id);
}

function textOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
