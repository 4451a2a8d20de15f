/** Types of the log's own events, beside the feed records and the alerts. */
export const DAY_OPENED = 'zhibiao.day.opened.v1';
export const RECORD_REFUSED = 'zhibiao.record.refused.v1';
export const RECORD_REDRIVEN = 'zhibiao.record.redriven.v1';
export const CATALOGUE_LOADED = 'zhibiao.catalogue.loaded.v1';

/** A calendar day of a region has begun. */
export interface DayOpened {
  /** Org-unit code of the plan's region. */
  readonly region: string;
  /** ISO date. */
  readonly day: string;
}

/** A record that intake refused, with what is needed to send it again. */
export interface RecordRefused {
  readonly code: string;
  readonly pointer: string;
  readonly message: string;
  readonly source?: string;
  readonly recordId?: string;
  /** The record as it came, cut off when very long; absent where it holds personal data. */
  readonly value?: string;
  readonly origin: string;
  readonly at: string;
}

/** A refused record was sent again and accepted. */
export interface RecordRedriven {
  readonly rejectionId: string;
  readonly at: string;
}
