/**
 * Where an event stands in the whole log. Opaque: compare two, keep one as a checkpoint, never compute with one.
 * Positions rise along the log but are not dense. (SQL: a row number; KurrentDB: the commit position.)
 */
export type Position = number & { readonly __position?: never };

/** Before the first event. */
export const START: Position = -1;

/** An event to be appended. */
export interface NewEvent {
  /** UUID text, deterministic wherever the cause is: the same fact sent twice carries the same id. */
  readonly id: string;
  /** For example `zhibiao.service.recorded.v1`. */
  readonly type: string;
  /** The payload as JSON text. Kept as text so that a batch is written and read without parsing. */
  readonly data: string;
  /** JSON text, or empty. */
  readonly metadata?: string;
}

/** An event as it stands in the log. */
export interface RecordedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
  readonly stream: string;
  /** Place in its stream: 0, 1, 2 … */
  readonly revision: number;
  readonly position: Position;
}
