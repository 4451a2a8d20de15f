import type { Day } from '../calendar/day.js';

export type AttributeValue = string | number | boolean | null;

/** One service given to one person, as reported in its newest revision. Records that were withdrawn are not given. */
export interface ServiceRecordView {
  /** With `id` the identity of the record. */
  readonly source: string;
  readonly id: string;
  readonly revision: number;
  /** Code of the org unit that gave it. */
  readonly orgUnit: string;
  readonly service: string;
  /** Pseudonym of the person, stable within the region; `null`: not said. */
  readonly subject: string | null;
  readonly day: Day;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
}
