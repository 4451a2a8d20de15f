import type { Day } from '../calendar/day.js';
import type { Period, Window } from '../calendar/period.js';
import type { Json } from '../json.js';

export type AttributeValue = string | number | boolean | null;

/** One report of aggregate numbers. */
export interface MeasureReportedData {
  readonly orgUnit: string;
  readonly period: Period;
  readonly values: readonly {
    readonly measure: string;
    readonly value: number;
    readonly dimensions?: Readonly<Record<string, AttributeValue>>;
  }[];
  /** The days it covers where they differ from its period. */
  readonly coverage?: Window;
}

/** One service given to one person. */
export interface ServiceRecordedData {
  readonly orgUnit: string;
  readonly service: string;
  /** Pseudonym of the person, stable within the region. */
  readonly subject?: string;
  readonly occurredOn: Day;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
}

/** A stage reached by a case. */
export interface CaseUpdatedData {
  readonly orgUnit: string;
  readonly caseType: string;
  readonly caseId: string;
  readonly stage: string;
  /** ISO date and time with offset. */
  readonly occurredAt: string;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
}

/** A milestone begun, reached or given up. */
export interface MilestoneUpdatedData {
  readonly orgUnit: string;
  readonly milestone: string;
  readonly state: 'started' | 'reached' | 'cancelled';
  readonly occurredOn: Day;
  readonly evidence?: Json;
}

/** `data` of each kind of feed record that contributions may read. */
export interface RecordData {
  readonly 'zhibiao.measure.reported.v1': MeasureReportedData;
  readonly 'zhibiao.service.recorded.v1': ServiceRecordedData;
  readonly 'zhibiao.case.updated.v1': CaseUpdatedData;
  readonly 'zhibiao.milestone.updated.v1': MilestoneUpdatedData;
}

export type RecordType = keyof RecordData;

/** An accepted feed record in its newest revision. Records that were withdrawn are not among them. */
export type RecordView = {
  readonly [Type in RecordType]: {
    readonly type: Type;
    /** With `id` the identity of the record. */
    readonly source: string;
    readonly id: string;
    readonly revision: number;
    readonly data: RecordData[Type];
  };
}[RecordType];
