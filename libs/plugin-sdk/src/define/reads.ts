import type { OrgUnitKind } from '../input/org-unit-view.js';
import type { Grain } from '../calendar/period.js';

/** The days a contribution looks at, up to the judged one: the running period, or so many days back (1 to 3660). */
export type ReadWindow = Grain | { readonly days: number };

/** Which single service records are looked at. */
export interface ReadRecords {
  /** Codes of services. */
  readonly services: readonly string[];
  /**
   * What belongs together: records of one person, or with one value of an attribute. The rule is then asked about each such
   * group at an org unit by itself, when records of the group come, are corrected or are withdrawn, and reads nothing beside
   * records. Absent: all records of the org unit.
   */
  readonly by?: 'subject' | `attributes.${string}`;
}

/**
 * What a contribution reads. It gets just this, and it runs only when something of it has changed. What is not named is
 * not in the input.
 */
export interface Reads {
  /** Codes of measures. */
  readonly measures?: readonly string[];
  /** Codes of indicators. */
  readonly indicators?: readonly string[];
  /** Types of cases. */
  readonly cases?: readonly string[];
  readonly records?: ReadRecords;
  /** Default `year`. */
  readonly window?: ReadWindow;
  /** Levels of org units it is asked about. Default: every unit that has data for it. */
  readonly level?: OrgUnitKind | readonly OrgUnitKind[];
  /** Also the amounts of the single days of each measure. */
  readonly byDay?: boolean;
  /** Also the same figures of the window before, see `previous` of the input. */
  readonly previous?: boolean;
}

/** The codes a list in `reads` names, so that a misspelt code is found by the compiler. */
export type CodesOf<List> = List extends readonly (infer Code extends string)[] ? Code : never;
