import type { Day } from '#calendar';

/** Instead of a measure: the entry is a stage of a case, `amount` the stage's place, `book` the case. */
export const CASE_BOOK = 0;

/** What one record adds to one measure. Kept with the record, so that a correction reverses exactly this. */
export interface Entry {
  /** Measure ref, or {@link CASE_BOOK}. */
  readonly measure: number;
  /** Ref of the unit the record names; ancestors follow from the tree. */
  readonly unit: number;
  readonly day: Day;
  /** Integer of 10^-decimals. */
  readonly amount: number;
  /** Key of the person's or the case's book; 0 where there is none. */
  readonly book: number;
}

/** Compact text of entries: `measure,unit,day,amount,book;…`. Legible, for whoever opens the table. */
export function encodeEntries(entries: readonly Entry[]): string {
  let text = '';
  for (const entry of entries) {
    if (text !== '') text += ';';
    text += `${entry.measure},${entry.unit},${entry.day},${entry.amount}`;
    if (entry.book !== 0) text += `,${entry.book}`;
  }
  return text;
}

export function decodeEntries(text: string): Entry[] {
  if (text === '') return [];
  return text.split(';').map((part) => {
    const [measure, unit, day, amount, book] = part.split(',').map(Number) as [number, number, number, number, number?];
    return { measure, unit, day, amount, book: book ?? 0 };
  });
}
