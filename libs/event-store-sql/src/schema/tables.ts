import type { Generated } from 'kysely';

/** A name stored once and referred to by number: saves bytes in every event. Rows never change. */
export interface NameTable {
  id: Generated<number>;
  name: string;
}

export interface StreamTable extends NameTable {
  category_id: number;
}

/**
 * One append of events to one stream. They stand side by side in the log and in the stream, so one row here indexes all
 * of them both ways: `event` itself needs no index but its position.
 */
export interface AppendTable {
  /** Position of its last event. */
  last_position: number;
  /** How many events. */
  size: number;
  /** Revision of its first event. */
  first_revision: number;
  stream_id: number;
  category_id: number;
  /** Milliseconds since 1970, of the machine that appended. For people; nothing is decided by it. */
  recorded_at: number;
}

export interface EventTable {
  /** 1, 2, 3 … in order of commit. */
  position: number;
  stream_id: number;
  revision: number;
  type_id: number;
  event_id: string;
  data: string;
  metadata: string;
}

export interface Tables {
  category: NameTable;
  event_type: NameTable;
  stream: StreamTable;
  append: AppendTable;
  event: EventTable;
  event_store_migration: { id: string };
}
