import { periodOf, yearOf, type Day } from '#calendar';
import type { MeasureDefinition } from '../measure.js';

/** One occurrence of a person in a distinct measure. */
export interface Occurrence {
  readonly measure: number;
  readonly unit: number;
  readonly day: Day;
}

/** A person's occurrences in one year. A hash is no identity: `subject` tells two persons with one hash apart. */
export interface PersonBook {
  readonly key: number;
  readonly subject: string;
  readonly occurrences: Occurrence[];
}

/** Tells that `unit` gains (+1) or loses (−1) a first occurrence on a day. */
export type FirstChanged = (unit: number, day: Day, change: 1 | -1) => void;

/**
 * Distinct persons are distinct at every level: at each unit a person counts on the day of the first occurrence there
 * within the window, so that the days of a window add up to its persons.
 */
export function addOccurrence(
  book: PersonBook,
  occurrence: Occurrence,
  per: MeasureDefinition['distinctPer'],
  pathOf: (unit: number) => readonly number[],
  changed: FirstChanged,
): void {
  for (const unit of pathOf(occurrence.unit)) {
    const first = firstDay(book, occurrence, unit, per, pathOf);
    if (first === undefined) changed(unit, occurrence.day, 1);
    else if (occurrence.day < first) {
      changed(unit, first, -1);
      changed(unit, occurrence.day, 1);
    }
  }
  book.occurrences.push(occurrence);
}

/** Takes one occurrence out again, as if it had never been. */
export function removeOccurrence(
  book: PersonBook,
  occurrence: Occurrence,
  per: MeasureDefinition['distinctPer'],
  pathOf: (unit: number) => readonly number[],
  changed: FirstChanged,
): void {
  const at = book.occurrences.findIndex(
    (one) => one.measure === occurrence.measure && one.unit === occurrence.unit && one.day === occurrence.day,
  );
  if (at < 0) throw new Error(`person book ${book.key} has no such occurrence`);
  book.occurrences.splice(at, 1);
  for (const unit of pathOf(occurrence.unit)) {
    const first = firstDay(book, occurrence, unit, per, pathOf);
    if (first === undefined) changed(unit, occurrence.day, -1);
    else if (occurrence.day < first) {
      changed(unit, occurrence.day, -1);
      changed(unit, first, 1);
    }
  }
}

function firstDay(
  book: PersonBook,
  like: Occurrence,
  at: number,
  per: MeasureDefinition['distinctPer'],
  pathOf: (unit: number) => readonly number[],
): Day | undefined {
  let first: Day | undefined;
  for (const one of book.occurrences) {
    if (one.measure !== like.measure || (first !== undefined && one.day >= first)) continue;
    if (one.unit !== at && !pathOf(one.unit).includes(at)) continue;
    if (one.day !== like.day && !samePeriod(one.day, like.day, per)) continue;
    first = one.day;
  }
  return first;
}

function samePeriod(a: Day, b: Day, per: MeasureDefinition['distinctPer']): boolean {
  return per === 'year' ? yearOf(a) === yearOf(b) : startOf(a, per) === startOf(b, per);
}

const starts = { month: new Map<Day, Day>(), quarter: new Map<Day, Day>(), half: new Map<Day, Day>() };

/** First day of the period. Remembered: it is asked for each occurrence at each level. */
function startOf(day: Day, per: keyof typeof starts): Day {
  let start = starts[per].get(day);
  if (start === undefined) starts[per].set(day, (start = periodOf(day, per).from));
  return start;
}

const BYTES = 8;
const bytes = new DataView(new ArrayBuffer(65_536));

/** Eight bytes an occurrence: unit (4), measure (2), day (2, until the year 2149). Sorted, so that equal books are equal bytes. */
export function encodeOccurrences(occurrences: readonly Occurrence[]): Uint8Array {
  const sorted = occurrences.length < 2 ? occurrences : [...occurrences].sort(compareOccurrences);
  const view = sorted.length * BYTES <= bytes.byteLength ? bytes : new DataView(new ArrayBuffer(sorted.length * BYTES));
  let at = 0;
  for (const one of sorted) {
    view.setUint32(at, one.unit);
    view.setUint16(at + 4, one.measure);
    view.setUint16(at + 6, one.day);
    at += BYTES;
  }
  return new Uint8Array(view.buffer.slice(0, at));
}

export function decodeOccurrences(encoded: Uint8Array): Occurrence[] {
  const view = new DataView(encoded.buffer, encoded.byteOffset, encoded.byteLength);
  const occurrences: Occurrence[] = [];
  for (let at = 0; at < encoded.byteLength; at += BYTES) {
    occurrences.push({ unit: view.getUint32(at), measure: view.getUint16(at + 4), day: view.getUint16(at + 6) });
  }
  return occurrences;
}

function compareOccurrences(a: Occurrence, b: Occurrence): number {
  return a.measure - b.measure || a.day - b.day || a.unit - b.unit;
}
