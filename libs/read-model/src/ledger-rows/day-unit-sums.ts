import type { Day } from '#calendar';
import type { CounterDelta } from '#indicators';

/** More than there are units: a day and a unit make one number, in the order of days. */
export const UNITS = 2 ** 20;
/** Numbers that one measure takes in the text: measure, amount, contributions. */
const WIDTH = 3;

/** All sums of one unit on one day. `sums` is a JSON list of measure, amount and contributions, in the order of measures. */
export interface DayUnitRow {
  /** Day × {@link UNITS} + unit. */
  readonly key: number;
  readonly sums: string;
}

/** Changes of one unit on one day. */
export interface DayUnitChange {
  readonly key: number;
  readonly deltas: readonly CounterDelta[];
}

/** Changes by row, in the order of the table's key. */
export function dayUnitChanges(deltas: readonly CounterDelta[]): DayUnitChange[] {
  const byKey = new Map<number, CounterDelta[]>();
  for (const delta of deltas) {
    const key = delta.day * UNITS + delta.unit;
    const known = byKey.get(key);
    if (known) known.push(delta);
    else byKey.set(key, [delta]);
  }
  return [...byKey].sort(([a], [b]) => a - b).map(([key, own]) => ({ key, deltas: own }));
}

export const dayOfKey = (key: number): Day => Math.floor(key / UNITS);

/** Rows after their changes, and the keys of those where nothing is left. `before`: the rows that were stored. */
export function changedRows(
  changes: readonly DayUnitChange[],
  before: Iterable<DayUnitRow>,
): { readonly changed: DayUnitRow[]; readonly gone: { readonly key: number }[] } {
  const stored = new Map<number, string>();
  for (const { key, sums } of before) stored.set(key, sums);
  const changed: DayUnitRow[] = [];
  const gone: { key: number }[] = [];
  for (const { key, deltas } of changes) {
    const sums = changedSums(stored.get(key), deltas);
    if (sums === '') gone.push({ key });
    else changed.push({ key, sums });
  }
  return { changed, gone };
}

/** The sums after a change; empty where nothing is left. `before`: what was stored, if anything. */
export function changedSums(before: string | undefined, deltas: readonly CounterDelta[]): string {
  const sums = before === undefined ? [] : numbersIn(before);
  for (const { measure, amount, contributions } of deltas) {
    let at = 0;
    while (at < sums.length && sums[at]! < measure) at += WIDTH;
    if (sums[at] !== measure) {
      sums.splice(at, 0, measure, amount, contributions);
      continue;
    }
    sums[at + 1] = sums[at + 1]! + amount;
    sums[at + 2] = sums[at + 2]! + contributions;
    if (sums[at + 1] === 0 && sums[at + 2] === 0) sums.splice(at, WIDTH);
  }
  return sums.length === 0 ? '' : `[${sums.join()}]`;
}

/** The sums of a row, measure after measure. */
export function sumsOf({ key, sums }: DayUnitRow): CounterDelta[] {
  const day = dayOfKey(key);
  const unit = key - day * UNITS;
  const numbers = numbersIn(sums);
  const rows: CounterDelta[] = [];
  for (let at = 0; at < numbers.length; at += WIDTH) {
    rows.push({ unit, day, measure: numbers[at]!, amount: numbers[at + 1]!, contributions: numbers[at + 2]! });
  }
  return rows;
}

function numbersIn(sums: string): number[] {
  return JSON.parse(sums) as number[];
}
