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

/** Told, for each level, what an occurrence changes in the persons that count there. */
export interface OccurrenceCounted {
  /** On the occurrence's own day: 1, −1, or 0 where the person counts on another day. */
  here(unit: number, day: Day, persons: 1 | 0 | -1): void;
  /** On the day on which the person counted before, or counts now instead. */
  elsewhere(unit: number, day: Day, persons: 1 | -1): void;
}

/**
 * Distinct persons are distinct at every level: at each unit a person counts on the day of the first occurrence there
 * within the window, so that the days of a window add up to its persons.
 */
export function addOccurrence(
  book: PersonBook,
  { measure, unit, day }: Occurrence,
  per: MeasureDefinition['distinctPer'],
  pathOf: (unit: number) => readonly number[],
  counted: OccurrenceCounted,
): void {
  const occurrence: Occurrence = { measure, unit, day };
  for (const at of pathOf(unit)) {
    const first = firstDay(book, occurrence, at, per, pathOf);
    if (first === undefined) counted.here(at, day, 1);
    else if (day < first) {
      counted.elsewhere(at, first, -1);
      counted.here(at, day, 1);
    } else counted.here(at, day, 0);
  }
  book.occurrences.push(occurrence);
}

/** Takes one occurrence out again, as if it had never been. */
export function removeOccurrence(
  book: PersonBook,
  occurrence: Occurrence,
  per: MeasureDefinition['distinctPer'],
  pathOf: (unit: number) => readonly number[],
  counted: OccurrenceCounted,
): void {
  const { measure, unit, day } = occurrence;
  const place = book.occurrences.findIndex((one) => one.measure === measure && one.unit === unit && one.day === day);
  if (place < 0) throw new Error(`person book ${book.key} has no such occurrence`);
  book.occurrences.splice(place, 1);
  for (const at of pathOf(unit)) {
    const first = firstDay(book, occurrence, at, per, pathOf);
    if (first === undefined) counted.here(at, day, -1);
    else if (day < first) {
      counted.here(at, day, -1);
      counted.elsewhere(at, first, 1);
    } else counted.here(at, day, 0);
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
