/** The five kinds of feed record, by CloudEvents `type`. */
export const FEED_RECORD_TYPES = {
  measureReported: 'zhibiao.measure.reported.v1',
  serviceRecorded: 'zhibiao.service.recorded.v1',
  caseUpdated: 'zhibiao.case.updated.v1',
  milestoneUpdated: 'zhibiao.milestone.updated.v1',
  recordWithdrawn: 'zhibiao.record.withdrawn.v1',
} as const;

export type FeedRecordType = (typeof FEED_RECORD_TYPES)[keyof typeof FEED_RECORD_TYPES];

/** Values of attributes and dimensions: what measures filter by. */
export type AttributeValue = string | number | boolean | null;

/** One report of aggregate numbers. */
export interface MeasureReported {
  readonly orgUnit: string;
  /** `2025`, `2025-H1`, `2025-Q1`, `2025-03`, `2025-W10` or `2025-03-05`. */
  readonly period: string;
  readonly values: readonly {
    readonly measure: string;
    readonly value: number;
    readonly dimensions?: Readonly<Record<string, AttributeValue>>;
  }[];
  /** ISO days, both included, where the report covers other days than its period. */
  readonly coverage?: { readonly from: string; readonly to: string };
}

/** One service given to one person. */
export interface ServiceRecorded {
  readonly orgUnit: string;
  readonly service: string;
  /** Pseudonym of the person, stable within the region. */
  readonly subject?: string;
  readonly occurredOn: string;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
}

/** A stage reached by a case. */
export interface CaseUpdated {
  readonly orgUnit: string;
  readonly caseType: string;
  readonly caseId: string;
  readonly stage: string;
  /** ISO date and time with offset. */
  readonly occurredAt: string;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
}

/** A milestone begun, reached or given up. */
export interface MilestoneUpdated {
  readonly orgUnit: string;
  readonly milestone: string;
  readonly state: 'started' | 'reached' | 'cancelled';
  readonly occurredOn: string;
  readonly evidence?: unknown;
}

/** Takes a record back, up to and including a revision; without one every revision, for good. */
export interface RecordWithdrawn {
  readonly source: string;
  readonly id: string;
  readonly revision?: number;
  readonly reason: string;
}

interface Envelope<Type extends FeedRecordType, Data> {
  readonly type: Type;
  /** With `id` the identity of the record. */
  readonly source: string;
  readonly id: string;
  /** A higher one replaces, an equal one is a duplicate, a lower one is stale. Default 1. */
  readonly revision: number;
  /** When the source wrote it; decides between two stock reports for the same day. */
  readonly time?: string;
  readonly data: Data;
}

export type FeedRecord =
  | Envelope<typeof FEED_RECORD_TYPES.measureReported, MeasureReported>
  | Envelope<typeof FEED_RECORD_TYPES.serviceRecorded, ServiceRecorded>
  | Envelope<typeof FEED_RECORD_TYPES.caseUpdated, CaseUpdated>
  | Envelope<typeof FEED_RECORD_TYPES.milestoneUpdated, MilestoneUpdated>
  | Envelope<typeof FEED_RECORD_TYPES.recordWithdrawn, RecordWithdrawn>;
