import { formatDay, type Day } from '#calendar';
import { FEED_RECORD_TYPES, type FeedRecordType } from '#feed';

/** A feed record as a feeding system writes it. */
export interface FeedEvent {
  readonly specversion: '1.0';
  readonly type: FeedRecordType;
  readonly source: string;
  readonly id: string;
  readonly revision?: number;
  readonly time: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A record and the day it reaches the intake. Broken records may be any text. */
export interface Arrival {
  readonly day: Day;
  readonly event: FeedEvent | string;
}

/** Numbers of a report by measure. */
export type Figures = Readonly<Record<string, number>>;

const SOURCES = '/jining';

/** A report that arrives on the day it is written. `system` names the feeding system and, with unit and period, the record. */
export function report(system: string, orgUnit: string, period: string, day: Day, figures: Figures): Arrival {
  return {
    day,
    event: event(FEED_RECORD_TYPES.measureReported, `${SOURCES}/${system}`, `${system}/${orgUnit}/${period}`, day, {
      orgUnit,
      period,
      values: Object.entries(figures).map(([measure, value]) => ({ measure, value })),
    }),
  };
}

export function event(type: FeedRecordType, source: string, id: string, day: Day, data: FeedEvent['data']): FeedEvent {
  return { specversion: '1.0', type, source, id, time: `${formatDay(day)}T18:00:00+08:00`, data };
}

/** The next revision of a record with other data. */
export function corrected(event: FeedEvent, day: Day, data: FeedEvent['data']): Arrival {
  return {
    day,
    event: { ...event, revision: (event.revision ?? 1) + 1, time: `${formatDay(day)}T10:00:00+08:00`, data },
  };
}

/** Takes a record back. */
export function withdrawal({ source, id }: FeedEvent, day: Day, reason: string): Arrival {
  return {
    day,
    event: event(FEED_RECORD_TYPES.recordWithdrawn, source, `${id}/withdrawn`, day, { source, id, reason }),
  };
}
