import type { AppendResult, NewEvent, StreamAppend } from '#event-store';
import { judgeAppend, lastRevisionOf, WrongExpectedRevisionError } from '#event-store';

export interface StoredPlace {
  readonly id: string;
  readonly position: number;
}

/** What the log holds of a stream when a batch begins. */
export interface StoredStream {
  /** Its last revision; -1: it does not exist. */
  readonly revision: number;
  /** The events at the revisions that {@link claimedRevisions} named, by revision. */
  readonly places: ReadonlyMap<number, StoredPlace>;
}

/** Events to be written side by side. */
export interface PlannedAppend {
  readonly stream: string;
  readonly firstRevision: number;
  readonly firstPosition: number;
  readonly events: readonly NewEvent[];
}

export type AppendOutcome = AppendResult | WrongExpectedRevisionError;

export interface AppendPlan {
  readonly writes: readonly PlannedAppend[];
  /** One for each append asked for, in the same order. */
  readonly outcomes: readonly AppendOutcome[];
}

/** The stored revisions, first and last, whose ids decide whether this append is a repeat. */
export function claimedRevisions(append: StreamAppend, storedRevision: number): readonly [number, number] | undefined {
  const believed = lastRevisionOf(append.expected);
  if (believed === undefined || believed >= storedRevision) return undefined;
  return [believed + 1, Math.min(believed + append.events.length, storedRevision)];
}

/** Judges the appends one after the other, each seeing those before it, and gives the new events their places. */
export function planAppends(
  appends: readonly StreamAppend[],
  stored: ReadonlyMap<string, StoredStream>,
  head: number,
): AppendPlan {
  const streams = new Map<string, PlannedStream>();
  const writes: PlannedAppend[] = [];
  let position = head + 1;
  const outcomes = appends.map(({ stream: name, expected, events }): AppendOutcome => {
    const stream = streams.get(name) ?? new PlannedStream(stored.get(name));
    streams.set(name, stream);
    const verdict = judgeAppend(expected, events, stream);
    switch (verdict.kind) {
      case 'conflict':
        return new WrongExpectedRevisionError(name, expected, verdict.actual);
      case 'repeat':
        return repeated(stream, verdict.last, events.length);
      case 'append': {
        const write = { stream: name, firstRevision: verdict.first, firstPosition: position, events };
        stream.add(write);
        writes.push(write);
        position += events.length;
        return { revision: stream.revision, position: position - 1, first: position - events.length };
      }
    }
  });
  return { writes, outcomes };
}

/** A stream as it will be once the appends planned so far are written. */
class PlannedStream {
  revision: number;
  readonly #places: ReadonlyMap<number, StoredPlace>;
  readonly #added: PlannedAppend[] = [];

  constructor(stored: StoredStream = { revision: -1, places: new Map() }) {
    this.revision = stored.revision;
    this.#places = stored.places;
  }

  add(write: PlannedAppend): void {
    this.#added.push(write);
    this.revision += write.events.length;
  }

  idAt(revision: number): string | undefined {
    return this.placeAt(revision)?.id;
  }

  placeAt(revision: number): StoredPlace | undefined {
    const write = this.#added.findLast(({ firstRevision }) => firstRevision <= revision);
    if (write === undefined) return this.#places.get(revision);
    const offset = revision - write.firstRevision;
    const event = write.events[offset];
    return event && { id: event.id, position: write.firstPosition + offset };
  }
}

/** What the first append answered. Its events follow each other unless they were appended in several goes. */
function repeated(stream: PlannedStream, revision: number, size: number): AppendResult {
  const { position } = stream.placeAt(revision)!;
  const first = stream.placeAt(revision - size + 1)?.position;
  return { revision, position, ...(first === position - size + 1 && { first }) };
}
