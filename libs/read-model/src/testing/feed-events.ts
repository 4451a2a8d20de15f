import { FEED_RECORD_TYPES, recordKeyOf, type FeedRecord } from '#feed';

/** A record event of a test's history. */
export interface RecordEvent {
  readonly record: FeedRecord;
  /** Key of the identity; absent: its hash. */
  readonly key?: number;
}

/** A withdrawal of a test's history. */
export interface WithdrawalEvent {
  readonly withdraws: string;
  readonly upTo: number;
  readonly key?: number;
}

export type FeedEvent = RecordEvent | WithdrawalEvent;

export interface Sent {
  readonly id: string;
  readonly revision?: number;
  readonly time?: string;
  readonly key?: number;
  /** Default: {@link SOURCE}. */
  readonly source?: string;
}

export const SOURCE = '/his/test';

const event = (sent: Sent, type: FeedRecord['type'], data: unknown): RecordEvent => ({
  record: {
    type,
    source: sent.source ?? SOURCE,
    id: sent.id,
    revision: sent.revision ?? 1,
    ...(sent.time !== undefined && { time: sent.time }),
    data,
  } as FeedRecord,
  ...(sent.key !== undefined && { key: sent.key }),
});

export const visits = (sent: Sent, orgUnit: string, on: string, value: number): RecordEvent =>
  event(sent, FEED_RECORD_TYPES.measureReported, { orgUnit, period: on, values: [{ measure: 'visits', value }] });

export const nurses = (sent: Sent, orgUnit: string, on: string, value: number): RecordEvent =>
  event(sent, FEED_RECORD_TYPES.measureReported, { orgUnit, period: on, values: [{ measure: 'nurses', value }] });

export const screen = (sent: Sent, orgUnit: string, on: string, subject: string, minutes = 10): RecordEvent =>
  event(sent, FEED_RECORD_TYPES.serviceRecorded, {
    orgUnit,
    service: 'screen',
    subject,
    occurredOn: on,
    attributes: { minutes },
  });

export const fever = (sent: Sent, orgUnit: string, on: string, caseId: string, stage: string): RecordEvent =>
  event(sent, FEED_RECORD_TYPES.caseUpdated, {
    orgUnit,
    caseType: 'fever',
    caseId,
    stage,
    occurredAt: `${on}T09:00:00+08:00`,
  });

export const centre = (sent: Sent, orgUnit: string, on: string, state: 'reached' | 'cancelled'): RecordEvent =>
  event(sent, FEED_RECORD_TYPES.milestoneUpdated, { orgUnit, milestone: 'centre', state, occurredOn: on });

export const withdrawal = (id: string, upTo: number, key?: number): WithdrawalEvent => ({
  withdraws: id,
  upTo,
  ...(key !== undefined && { key }),
});

export const keyOf = (event: FeedEvent): number =>
  event.key ??
  ('record' in event ? recordKeyOf(event.record.source, event.record.id) : recordKeyOf(SOURCE, event.withdraws));
