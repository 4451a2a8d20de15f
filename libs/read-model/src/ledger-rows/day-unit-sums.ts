import type { Day } from '#calendar';
import type { CounterDelta } from '#indicators';

const UNITS = 2 ** 20;
/** Numbers that one measure takes in the text: measure, amount, contributions. */
const WIDTH = 3;

/** One unit on one day: all its sums lie in one row. */
export interface DayUnit {
  readonly day: Day;
  readonly unit: number;
}

/** As stored. `sums` is a JSON list of measure, amount and contributions, measure after measure in their order. */
export interface DayUnitRow extends DayUnit {
  readonly sums: string;
}

/** Changes of one unit on one day. */
export interface DayUnitChange extends DayUnit {
  readonly deltas: readonly CounterDelta[];
}

/** Changes by row, in the order of the table's key. */
export function dayUnitChanges(deltas: readonly CounterDelta[]): DayUnitChange[] {
  const changes = new Map<number, DayUnitChange & { readonly deltas: CounterDelta[] }>();
  for (const delta of deltas) {
    const key = keyOf(delta);
    const change = changes.get(key);
    if (change) change.deltas.push(delta);
    else changes.set(key, { day: delta.day, unit: delta.unit, deltas: [delta] });
  }
  return [...changes].sort(([a], [b]) => a - b).map(([, change]) => change);
}

/** Tells one unit on one day from all others. */
export const keyOf = ({ day, unit }: DayUnit): number => day * UNITS + unit;

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
export function sumsOf({ day, unit, sums }: DayUnitRow): CounterDelta[] {
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
