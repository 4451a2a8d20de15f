import { parseDay, type Day } from '#calendar';
import type { Position, RecordedEvent } from '#event-store';
import { FEED_RECORD_TYPES, recordKeyOf, type FeedRecord, type RecordWithdrawn } from '#feed';
import { withdrawnUpTo, type Arrival, type MeasureIndex, type WithdrawalArrival } from '#indicators';
import type { RejectionRow } from '#read-model';
import type { LivePart } from '../live/live-batch.js';
import { unpackArrivals } from '../live/packed-arrivals.js';
import {
  DAY_OPENED,
  RECORD_REDRIVEN,
  RECORD_REFUSED,
  type DayOpened,
  type RecordRedriven,
  type RecordRefused,
} from './log-event-types.js';

/** What the projection takes from one event of the log. */
export type LogEntry = { readonly position: Position } & (
  | { readonly kind: 'record'; readonly arrival: Arrival | WithdrawalArrival }
  | { readonly kind: 'day'; readonly region: string; readonly day: Day }
  | { readonly kind: 'alert'; readonly event: RecordedEvent }
  | { readonly kind: 'rejection'; readonly row: RejectionRow }
  | { readonly kind: 'redriven'; readonly id: string }
  | { readonly kind: 'other' }
);

const FEED_TYPES = new Set<string>(Object.values(FEED_RECORD_TYPES));

/** Reads events for the projection, from the log or beside it. Event types it does not know are passed over. */
export class LogReader {
  constructor(private readonly measures: MeasureIndex) {}

  *readAll(events: readonly RecordedEvent[]): Generator<LogEntry> {
    for (const event of events) yield this.read(event);
  }

  *readLive(parts: readonly LivePart[]): Generator<LogEntry> {
    for (const part of parts) {
      if (part.kind === 'events') yield* this.readAll(part.events);
      else {
        for (const arrival of unpackArrivals(part.packed))
          yield { kind: 'record', position: arrival.position, arrival };
      }
    }
  }

  private read(event: RecordedEvent): LogEntry {
    const { position } = event;
    if (FEED_TYPES.has(event.type)) return { kind: 'record', position, arrival: this.arrival(event) };
    if (event.stream.startsWith('alert-')) return { kind: 'alert', position, event };
    switch (event.type) {
      case DAY_OPENED: {
        const { region, day } = JSON.parse(event.data) as DayOpened;
        return { kind: 'day', position, region, day: parseDay(day)! };
      }
      case RECORD_REFUSED:
        return { kind: 'rejection', position, row: rejectionRow(event, JSON.parse(event.data) as RecordRefused) };
      case RECORD_REDRIVEN:
        return { kind: 'redriven', position, id: (JSON.parse(event.data) as RecordRedriven).rejectionId };
      default:
        return { kind: 'other', position };
    }
  }

  private arrival(event: RecordedEvent): Arrival | WithdrawalArrival {
    const record = JSON.parse(event.data) as FeedRecord;
    const { position } = event;
    if (event.type === FEED_RECORD_TYPES.recordWithdrawn) {
      const { source, id, revision } = record.data as RecordWithdrawn;
      return { position, identity: { key: recordKeyOf(source, id), source, id }, upTo: withdrawnUpTo(revision) };
    }
    const { source, id } = record;
    return {
      position,
      identity: { key: recordKeyOf(source, id), source, id },
      revision: record.revision ?? 1,
      time: record.time ?? '',
      posting: this.measures.postingOf(record),
    };
  }
}

function rejectionRow(event: RecordedEvent, refused: RecordRefused): RejectionRow {
  return {
    id: event.id,
    position: event.position,
    code: refused.code,
    pointer: refused.pointer,
    message: refused.message,
    source: refused.source ?? null,
    recordId: refused.recordId ?? null,
    value: refused.value ?? null,
    origin: refused.origin,
    at: refused.at,
  };
}
