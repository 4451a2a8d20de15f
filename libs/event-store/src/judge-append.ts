import type { NewEvent } from './event.js';
import type { ExpectedRevision, StreamAppend } from './event-store.js';

/** What the judge must know of a stream: its last revision (-1: it does not exist) and the event ids it holds. */
export interface StreamFacts {
  readonly revision: number;
  idAt(revision: number): string | undefined;
}

export type AppendVerdict =
  | { readonly kind: 'append'; readonly first: number }
  | { readonly kind: 'repeat'; readonly last: number }
  | { readonly kind: 'conflict'; readonly actual: number | 'no-stream' };

/**
 * Decides by the rule of {@link ExpectedRevision} whether the events go behind the stream's last one (`first` is the
 * revision of the first of them), stand there already (`last` is the revision of the last of them), or conflict.
 */
export function judgeAppend(
  expected: ExpectedRevision,
  events: readonly NewEvent[],
  stream: StreamFacts,
): AppendVerdict {
  const believed = lastRevisionOf(expected);
  if (believed === undefined || believed === stream.revision) return { kind: 'append', first: stream.revision + 1 };
  const last = believed + events.length;
  const repeated = last <= stream.revision && events.every((event, i) => stream.idAt(believed + 1 + i) === event.id);
  if (repeated) return { kind: 'repeat', last };
  return { kind: 'conflict', actual: stream.revision < 0 ? 'no-stream' : stream.revision };
}

/** Revision of the last event the writer believes in; -1 for none, undefined where any will do. */
export function lastRevisionOf(expected: ExpectedRevision): number | undefined {
  if (expected === 'any') return undefined;
  return expected === 'no-stream' ? -1 : expected;
}

/** An append of nothing has neither revision nor position to answer with: RangeError. */
export function refuseEmptyAppends(appends: readonly StreamAppend[]): void {
  for (const { stream, events } of appends) {
    if (events.length === 0) throw new RangeError(`stream ${stream}: an append holds at least one event`);
  }
}
