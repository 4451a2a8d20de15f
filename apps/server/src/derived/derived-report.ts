import { formatDay } from '#calendar';
import type { NewEvent, Position } from '#event-store';
import { eventIdOf, FEED_RECORD_TYPES, type FeedRecord } from '#feed';
import type { DayQuestion } from './day-question.js';

/** Category of the streams that hold what derived measures came to. */
export const DERIVED_CATEGORY = 'derived';

/** `derived-<plugin>.<measure>` */
export function derivedStream(plugin: string, measure: string): string {
  return `${DERIVED_CATEGORY}-${plugin}.${measure}`;
}

/**
 * What a derived measure came to on a day, as a report of its own: a record like any of a feed, so that the ledger, the
 * corrections and the replay know it already. Its revision is the position of the log that it rests on, so that of two the
 * one that knew more holds. `null` takes the report back.
 */
export function derivedReport({ cell, day }: DayQuestion, value: number | null, basis: Position): NewEvent {
  const { measure, unit } = cell;
  const source = `/derived/${measure.source.plugin}/${measure.code}`;
  const period = formatDay(day);
  const id = `${unit.code}/${period}`;
  // The position is 0 at the log's first event, a revision 1 at least.
  const revision = basis + 1;
  const record: FeedRecord =
    value === null
      ? {
          type: FEED_RECORD_TYPES.recordWithdrawn,
          source,
          id: `${id}/withdrawn/${revision}`,
          revision: 1,
          data: { source, id, revision, reason: '依据的数据已变化，当日无值' },
        }
      : {
          type: FEED_RECORD_TYPES.measureReported,
          source,
          id,
          revision,
          data: { orgUnit: unit.code, period, values: [{ measure: measure.code, value }] },
        };
  return { id: eventIdOf(source, record.id, record.revision), type: record.type, data: JSON.stringify(record) };
}
