import type { Json } from './json.js';

/** How much it matters. `critical`: somebody must act today. */
export type Severity = 'info' | 'warning' | 'critical';

/** What is said to people: the key of one of the contribution's `messages`, and what to put into it. */
export interface Message {
  readonly key: string;
  readonly args: Readonly<Record<string, string | number | boolean | null>>;
}

/** Something a rule or a check has found. */
export interface Finding {
  /**
   * Names what was found, the same each time: a finding with the same key at the same org unit joins the alert that is
   * open already. At most 200 characters, and each pair of key and org unit at most once in a result.
   */
  readonly key: string;
  readonly severity: Severity;
  readonly message: Message;
  /** Code of the org unit it concerns where that is not the one asked about. */
  readonly orgUnit?: string;
  /** What it rests on, for the people who must be able to check it: figures, case ids, `source` and `id` of records. */
  readonly evidence: Readonly<Record<string, Json>>;
}
