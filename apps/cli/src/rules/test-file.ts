import type { AlertKind, AlertSeverity } from '#alerts';
import type { Day } from '#calendar';
import type { RefusalCode } from '#feed';
import type { Path, SourceFile } from '#plugin-host';
import type { Colour, TargetState } from '#plans';
import type { EXPECTED_ALERT_STATES } from './test-file.schema.js';

export type RecordType = 'measure' | 'service' | 'case' | 'milestone' | 'withdrawn';

/** One record of a case, as it is written. */
export interface RecordLine {
  readonly line: number;
  readonly type: RecordType;
  readonly id: string;
  readonly source: string;
  /** Absent: the first; of a withdrawal: every one. */
  readonly revision?: number;
  /** So many records alike, each of another person. */
  readonly times: number;
  /** The day it comes in; absent: as early as it can. */
  readonly sentOn?: Day;
  /** The refusal that is expected; absent: it is to be accepted. */
  readonly refused?: RefusalCode;
  /** What it says beside that, by field. */
  readonly says: Readonly<Record<string, unknown>>;
}

/** Where in the file an expectation stands, for what is told of it. */
interface Written {
  readonly line: number;
  readonly path: Path;
}

export interface StatusExpectation extends Written {
  readonly target: string;
  readonly plan?: string;
  readonly orgUnit?: string;
  readonly state: TargetState;
  readonly colour?: Colour;
  /** In the target's unit; `null`: no value. */
  readonly value?: number | null;
}

export interface AlertExpectation extends Written {
  readonly target?: string;
  readonly rule?: string;
  readonly plan?: string;
  readonly orgUnit?: string;
  /** Absent: open, however. */
  readonly state?: (typeof EXPECTED_ALERT_STATES)[number];
  readonly severity?: AlertSeverity;
  readonly kind?: AlertKind;
  readonly title?: RegExp;
}

/** What a rule is expected to find. Of a rule that is named, nothing else may be found. */
export interface FindingExpectation extends Written {
  readonly rule: string;
  /** Of the finding, as the rule gives it. */
  readonly key?: string;
  readonly plan?: string;
  readonly orgUnit?: string;
  readonly severity?: AlertSeverity;
  /** Of the words in Chinese. */
  readonly message?: RegExp;
}

/** A day on which is looked, with what is expected then. Without any list it is only shown. */
export interface DayExpectation {
  readonly day: Day;
  readonly line: number;
  readonly statuses?: readonly StatusExpectation[];
  readonly alerts?: 'none' | readonly AlertExpectation[];
  readonly findings?: 'none' | readonly FindingExpectation[];
}

export interface TestCase {
  readonly name: string;
  readonly line: number;
  readonly records: readonly RecordLine[];
  /** In order of the calendar. */
  readonly days: readonly DayExpectation[];
}

export interface TestFile {
  readonly file: string;
  /** Folders, absolute. */
  readonly plugins: readonly string[];
  readonly cases: readonly TestCase[];
  /** The text, for the places of what it says. */
  readonly source: SourceFile;
}
