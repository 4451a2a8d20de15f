import type { Day, Grain } from '#calendar';
import type { Alert, AlertSeverity } from '#alerts';
import type { Position } from '#event-store';
import type { Formula, Outcome, ReadRole } from '#indicators';
import type { Plan, Target, TargetStatus } from '#plans';
import type { StatusHistoryRow } from '../read-model.js';

/** A target's status with its place among the siblings of its unit: the units of one kind under one parent. */
export interface RankedStatus {
  readonly target: Target;
  readonly status: TargetStatus;
  /** From 1; units with equal values share one. `null`: no sibling has a value, or the day is a past one. */
  readonly rank: number | null;
}

export interface PlanStatus {
  /** The version in force on the day. */
  readonly plan: Plan;
  readonly asOf: Day;
  /** In the plan's order. Only targets that apply to the unit. */
  readonly targets: readonly RankedStatus[];
}

/** An indicator's value over a period. `null`: nothing reported, which is not zero. */
export interface IndicatorPoint {
  readonly period: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Last day of the period, or before it, with data behind the value. */
  readonly coverage: Day | null;
  /** Share of the reporters whose data reach the period's end, 0 to 1. */
  readonly completeness: number | null;
  readonly definitionVersion: number;
}

export interface IndicatorValuesWanted {
  readonly indicator: string;
  readonly unit: string;
  readonly from: Day;
  readonly to: Day;
  readonly grain: Grain;
  /** A running total from the first day of the year in which `from` lies. */
  readonly cumulative: boolean;
}

/** One measure of a formula with the sum that went into the value. */
export interface MeasurePart {
  readonly measure: string;
  readonly role: ReadRole;
  /** Org unit whose sum it is. */
  readonly unit: string;
  /** `null`: from the beginning (a stock holds what was last reported). */
  readonly from: Day | null;
  readonly to: Day;
  /** In the measure's own unit. */
  readonly sum: number | null;
}

/** The version of a definition that a value was computed by. */
export interface DefinitionUsed {
  readonly version: number;
  /** `null`: from the beginning. */
  readonly validFrom: Day | null;
  readonly formula: Formula;
}

/** Another indicator that a formula names, with its value and what that was computed from. */
export interface IndicatorPart {
  readonly indicator: string;
  readonly role: ReadRole;
  /** Org unit whose value it is. */
  readonly unit: string;
  readonly from: Day;
  readonly to: Day;
  readonly value: number | null;
  readonly definition: DefinitionUsed;
  readonly measures: readonly MeasurePart[];
  readonly indicators: readonly IndicatorPart[];
}

/** A revision that no longer holds. */
export interface EarlierRevision {
  readonly revision: number;
  readonly position: Position;
  readonly supersededBy: Position;
  readonly amounts: readonly { readonly measure: string; readonly day: Day; readonly amount: number }[];
}

/** What one record adds to one measure. Of a distinct measure each record of a person is told, though one counts. */
export interface Contribution {
  readonly recordId: string;
  readonly source: string;
  readonly revision: number;
  readonly position: Position;
  readonly orgUnit: string;
  readonly day: Day;
  readonly measure: string;
  readonly amount: number;
  readonly outcome: 'applied';
  readonly history: readonly EarlierRevision[];
}

/** A case that counts in the window, with the stages reported of it. */
export interface CaseContribution {
  readonly caseId: string;
  readonly caseType: string;
  readonly orgUnit: string;
  readonly stages: readonly { readonly stage: string; readonly day: Day; readonly orgUnit: string }[];
  readonly counts: readonly { readonly measure: string; readonly day: Day; readonly amount: number }[];
}

export interface ExplanationWanted {
  readonly plan: string;
  readonly target: string;
  readonly unit: string;
  readonly asOf?: Day;
  readonly cursor?: string;
  readonly limit: number;
}

export interface Explanation {
  readonly asOf: Day;
  readonly target: Target;
  readonly status: TargetStatus;
  readonly definition: DefinitionUsed;
  /** What the formula itself sums up. */
  readonly measures: readonly MeasurePart[];
  /** The indicators it is computed from. */
  readonly indicators: readonly IndicatorPart[];
  /** What was added to the measures, at any depth. */
  readonly contributions: readonly Contribution[];
  readonly cases: readonly CaseContribution[];
  /** Where it goes on; `null`: that was all. A page may be short, or empty, and still have one. */
  readonly nextCursor: string | null;
}

export interface RankingEntry {
  readonly unit: string;
  /** `null`: no value. */
  readonly rank: number | null;
  readonly status: TargetStatus;
}

/** How far data have come. Days count as of the day that was asked for. */
export interface Reach {
  /** Last day that the data cover; `null`: none yet. */
  readonly lastCovered: Day | null;
  /** For how many days the next data have been overdue; 0: they are not; `null`: nobody waits for them. */
  readonly overdueDays: number | null;
  /** How many reporters there are, and of how many nothing is overdue (`null`: nobody waits for them). */
  readonly reporters: number;
  readonly complete: number | null;
  /** Records in force that speak of days of the plan's year. */
  readonly records: number;
}

/** What one source has sent of a measure for a unit. Its reporters are the units right below that it has reported for. */
export interface SourceReach extends Reach {
  readonly source: string;
}

/** A measure at a unit right below the one that was asked for, or at that one where it reports by itself. */
export interface UnitReach extends Reach {
  readonly unit: string;
  /** In order of their names; none for a county that has never reported. */
  readonly sources: readonly SourceReach[];
}

/**
 * A measure that a plan's targets read. Its reporters are its units; where these are counties, `lastCovered` is the day that
 * four fifths of them have reached, which is the day that a target is judged at.
 */
export interface MeasureReach extends Reach {
  readonly measure: string;
  /** Ids of the targets that read it. */
  readonly targets: readonly string[];
  /** In order of their codes. */
  readonly units: readonly UnitReach[];
}

export interface CompletenessWanted {
  readonly plan: string;
  readonly unit: string;
  readonly asOf?: Day;
  readonly cursor?: string;
  readonly limit: number;
}

/** A page of measures, in the order in which the plan's targets read them. */
export interface Completeness extends Page<MeasureReach> {
  readonly plan: Plan;
  readonly asOf: Day;
  /** Log position up to which the records behind the answer were read. */
  readonly through: Position;
  /** Where the records end. Where `through` is less, the answer is not whole yet: asked again it comes further. */
  readonly checkpoint: Position;
}

export interface AlertFilter {
  /** Any of these states. */
  readonly states?: readonly string[];
  readonly severity?: string;
  readonly unit?: string;
  readonly plan?: string;
  /** Name of a leading or cooperating department. */
  readonly owner?: string;
}

export interface RejectionFilter {
  readonly code?: string;
  readonly source?: string;
  /** ISO time. */
  readonly since?: string;
  readonly redriven?: boolean;
}

export interface StoredRejection {
  readonly id: string;
  readonly position: Position;
  readonly code: string;
  readonly pointer: string;
  readonly message: string;
  readonly source: string | null;
  readonly recordId: string | null;
  readonly value: string | null;
  readonly origin: string;
  readonly at: string;
  readonly redriven: boolean;
}

/** Part of a list, newest first. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/**
 * The reading side of the read model. It never waits for the projection and never writes. Plans, targets, indicators
 * and units are named by codes of the catalogue; an unknown one is a RangeError, a cursor that is none of ours a
 * `BadCursorError`.
 */
export interface ReadQueries {
  /** As of the newest day by default; then, or on that same day, the stored statuses, otherwise judged from the sums. */
  planStatus(plan: string, unit: string, asOf?: Day): Promise<PlanStatus>;
  indicatorValues(wanted: IndicatorValuesWanted): Promise<readonly IndicatorPoint[]>;
  explain(wanted: ExplanationWanted): Promise<Explanation>;
  /** Units of a kind under the plan's region, best first. */
  ranking(plan: string, target: string, level: string, asOf?: Day): Promise<{ asOf: Day; entries: RankingEntry[] }>;
  history(plan: string, target: string, unit: string): Promise<readonly StatusHistoryRow[]>;
  /** How far the data of each measure of a plan have come, by reporting unit and by source. */
  completeness(wanted: CompletenessWanted): Promise<Completeness>;
  alerts(filter: AlertFilter, limit: number, cursor?: string): Promise<Page<Alert>>;
  openAlertCount(): Promise<Readonly<Record<AlertSeverity, number>>>;
  rejections(filter: RejectionFilter, limit: number, cursor?: string): Promise<Page<StoredRejection>>;
  rejection(ids: readonly string[]): Promise<readonly StoredRejection[]>;
  /** What became of record events, by log position. A position that is not projected yet, or holds no record, is absent. */
  ledgerOutcomes(positions: readonly Position[]): Promise<ReadonlyMap<Position, Outcome>>;
  /** Position of the last projected event. */
  checkpoint(): Promise<Position>;
  /** The day that has begun in each region. */
  today(): Promise<Readonly<Record<string, Day>>>;
  /** Last day that any accruing data of a unit cover; `null`: none yet, or a unit below the counties. */
  newestCoverage(unit: string): Promise<Day | null>;
  close(): Promise<void>;
}
