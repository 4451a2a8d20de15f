import { FEED_RECORD_TYPES } from '#feed';
import type { RecordLine, RecordType } from './test-file.js';

const TYPES: Readonly<Record<RecordType, string>> = {
  measure: FEED_RECORD_TYPES.measureReported,
  service: FEED_RECORD_TYPES.serviceRecorded,
  case: FEED_RECORD_TYPES.caseUpdated,
  milestone: FEED_RECORD_TYPES.milestoneUpdated,
  withdrawn: FEED_RECORD_TYPES.recordWithdrawn,
};

/** A CloudEvent as a source would send it. */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly type: string;
  readonly source: string;
  readonly id: string;
  readonly revision?: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The events that a line stands for: one, or as many as its `times`. */
export function cloudEvents(record: RecordLine): readonly CloudEvent[] {
  const { type, id, source, revision, times } = record;
  const event = (eventId: string, data: CloudEvent['data']): CloudEvent => ({
    specversion: '1.0',
    type: TYPES[type],
    source,
    id: eventId,
    ...(revision !== undefined && type !== 'withdrawn' && { revision }),
    data,
  });
  const data = dataOf(record);
  if (times === 1) return [event(type === 'withdrawn' ? `${id}-withdrawn-${record.line}` : id, data)];
  const subject = String(data['subject'] ?? id);
  return Array.from({ length: times }, (_, i) => event(`${id}-${i + 1}`, { ...data, subject: `${subject}-${i + 1}` }));
}

function dataOf({ type, id, source, revision, says }: RecordLine): CloudEvent['data'] {
  switch (type) {
    case 'measure':
      return { ...says, values: valuesOf(says['values']) };
    case 'case': {
      const { occurredOn, ...rest } = says;
      return occurredOn === undefined ? rest : { occurredAt: `${String(occurredOn)}T09:00:00+08:00`, ...rest };
    }
    case 'milestone':
      return { state: 'reached', ...says };
    case 'withdrawn':
      return { source, id, ...(revision !== undefined && { revision }), reason: says['reason'] ?? '测试' };
    case 'service':
      return says;
  }
}

/** `{ measure: value }` as the list that the feed knows; a list stays what it is. */
function valuesOf(values: unknown): unknown {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return values;
  return Object.entries(values).map(([measure, value]) => ({ measure, value: value as unknown }));
}
