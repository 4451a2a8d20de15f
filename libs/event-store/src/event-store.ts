import type { NewEvent, Position, RecordedEvent } from './event.js';
import type { SubscriptionStatus } from './subscription-status.js';

/**
 * What the writer believes of the stream: `any` nothing; `no-stream` it does not exist; a number: the revision of its
 * last event. A wrong belief raises {@link WrongExpectedRevisionError}, unless the stream already holds exactly these
 * event ids at that place: then the append is a repeat and answers as the first one did. A repeat that only partly
 * overlaps is a conflict. `any` names no place, so do not rely on it to recognise a repeat.
 */
export type ExpectedRevision = 'any' | 'no-stream' | number;

export interface StreamAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly NewEvent[];
}

export interface AppendResult {
  /** Revision of the last event appended. */
  readonly revision: number;
  /** Position of the last event appended. */
  readonly position: Position;
  /**
   * Position of the first event appended, from a store that numbers the events of its log without gaps: then the
   * positions of all of them are known. Absent elsewhere: they are known by reading.
   */
  readonly first?: Position;
}

export interface ReadStreamOptions {
  /** First revision to read; default: the first (or, backwards, the last) one. */
  readonly from?: number;
  readonly direction?: 'forwards' | 'backwards';
  /** How many events at most; default: all. */
  readonly limit?: number;
}

export interface ReadAllOptions {
  /** Events behind this position only. */
  readonly after: Position;
  /** How many events at most. */
  readonly limit: number;
  /** Only streams whose category (the part of the name before the first `-`) is one of these; default: every stream. */
  readonly categories?: readonly string[];
}

export interface SubscribeOptions {
  readonly after: Position;
  /** How many events a batch holds at most. */
  readonly batchSize: number;
  readonly categories?: readonly string[];
  /** Ends the subscription. */
  readonly signal: AbortSignal;
}

/**
 * The log, the only truth. One contract suite (`event-store/src/testing`) holds every adapter to this text.
 *
 * - A stream is named `<category>-<rest>`, for example `feed-370811`.
 * - Appends to one stream are atomic. Nothing spans two streams.
 * - Reading the log never skips an event that is committed later at a lower position: an adapter either serialises its
 *   appends or holds its readers back.
 */
export interface EventStore {
  /** Appends at least one event (none: RangeError). Rejects with {@link WrongExpectedRevisionError} on a conflict. */
  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult>;
  /**
   * Several appends in one round trip, for throughput. Each is atomic by itself and sees those before it; results stand
   * in the same order. Where one conflicts the others are appended all the same, then the call rejects with the first
   * {@link WrongExpectedRevisionError}.
   */
  appendBatch(appends: readonly StreamAppend[]): Promise<readonly AppendResult[]>;
  /** Events of one stream in order; nothing where the stream does not exist. */
  readStream(stream: string, options?: ReadStreamOptions): AsyncIterable<RecordedEvent>;
  /** One page of the log, in order of position. Empty: nothing there yet. */
  readAll(options: ReadAllOptions): Promise<readonly RecordedEvent[]>;
  /** Position of the last event of the log; `START` where it is empty. */
  head(): Promise<Position>;
  /**
   * Catch-up, then live: batches in order, never empty, without end until the signal or `close`. Resumes from `after`.
   * A lost connection ends it with the driver's error: subscribe again from the last checkpoint.
   */
  subscribe(options: SubscribeOptions): AsyncIterable<readonly RecordedEvent[]>;
  /** How the open subscriptions are doing, from a store that keeps a connection for each. Absent: nothing to tell. */
  subscriptions?(): readonly SubscriptionStatus[];
  /** Ends the subscriptions and lets go of every resource; later calls reject. Closing twice is fine. */
  close(): Promise<void>;
}
