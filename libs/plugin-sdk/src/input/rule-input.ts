import type { Day } from '../calendar/day.js';
import type { Window } from '../calendar/period.js';
import type { CodesOf, Reads } from '../define/reads.js';
import type { CaseView } from './case-view.js';
import type { OrgUnitView } from './org-unit-view.js';
import type { IndicatorReading, MeasureReading } from './reading.js';
import type { ServiceRecordView } from './record-view.js';

/** The figures a contribution named in `reads`: every named code is there, with `null` where nothing is known. */
export interface Readings<R extends Reads = Reads> {
  readonly measures: Readonly<Record<CodesOf<R['measures']>, MeasureReading>>;
  readonly indicators: Readonly<Record<CodesOf<R['indicators']>, IndicatorReading>>;
}

/**
 * What a rule or a check is given: one org unit as of one day. Plain JSON, and its own copy: changing it changes nothing
 * outside.
 */
export interface RuleInput<R extends Reads = Reads> extends Readings<R> {
  readonly orgUnit: OrgUnitView;
  /** The day the data cover, not today. There is no clock in a plugin. */
  readonly day: Day;
  /** The window of `reads`. The running period is given whole: its end may lie after `day`. */
  readonly window: Window;
  /** Cases of the named types that were open in the window, in order of their opening. */
  readonly cases: readonly CaseView[];
  /**
   * Records of the named services whose days lie in the window, at the org unit and below it, in order of their days; the
   * newest 2,000 of them. Of a group: see `group`.
   */
  readonly records: readonly ServiceRecordView[];
  /** How many records there were beyond those. */
  readonly recordsLeftOut: number;
  /**
   * The person, or the value of the attribute, whose records these are; `null` where the rule does not read by group. Then
   * `day` is that of the group's newest record.
   */
  readonly group: string | null;
  /**
   * The figures of the window before: the same length back, up to the day that lies as far in it. For `year` that is the
   * year before. Given where `reads.previous` asks for it and there were data.
   */
  readonly previous?: Readings<R> & { readonly window: Window };
}
