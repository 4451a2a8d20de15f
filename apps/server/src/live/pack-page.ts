import type { RecordedEvent } from '#event-store';
import { FEED_RECORD_TYPES, type FeedRecord } from '#feed';
import type { MeasureIndex } from '#indicators';
import type { LivePart } from './live-batch.js';
import { memoryOf, packArrivals } from './packed-arrivals.js';

const FEED_TYPES = new Set<string>(Object.values(FEED_RECORD_TYPES));

/** Packs a page of the log: records that follow each other in columns, everything else as it is. */
export function packPage(events: readonly RecordedEvent[], measures: MeasureIndex): LivePart[] {
  const parts: LivePart[] = [];
  for (let from = 0; from < events.length;) {
    const isRecord = FEED_TYPES.has(events[from]!.type);
    let to = from + 1;
    while (to < events.length && follows(events[to - 1]!, events[to]!, isRecord)) to++;
    parts.push(packed(events.slice(from, to), isRecord, measures));
    from = to;
  }
  return parts;
}

export const memoryOfParts = (parts: readonly LivePart[]): ArrayBuffer[] =>
  parts.flatMap((part) => (part.kind === 'records' ? memoryOf(part.packed) : []));

function follows(one: RecordedEvent, next: RecordedEvent, isRecord: boolean): boolean {
  return FEED_TYPES.has(next.type) === isRecord && (!isRecord || next.position === one.position + 1);
}

function packed(events: readonly RecordedEvent[], isRecord: boolean, measures: MeasureIndex): LivePart {
  if (!isRecord) return { kind: 'events', events };
  const records = events.map(({ data }) => JSON.parse(data) as FeedRecord);
  const arrivals = packArrivals(records, events[0]!.position, measures);
  return arrivals ? { kind: 'records', packed: arrivals } : { kind: 'events', events };
}
