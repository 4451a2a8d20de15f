import type { Day } from '#calendar';
import type { AttributeValue } from '#feed';
import type { CaseTypeDefinition } from '../measure.js';

/** What is kept of a report beside what is counted. */
export interface CaseReportDetails {
  /** ISO date and time with offset. */
  readonly at: string;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
}

/** One report that a case reached a stage. */
export interface CaseReport extends Partial<CaseReportDetails> {
  /** Place of the stage in its case type. */
  readonly stage: number;
  readonly day: Day;
  readonly unit: number;
  readonly record: number;
}

/** Everything reported of one case. */
export interface CaseBook {
  readonly key: number;
  readonly caseType: string;
  readonly caseId: string;
  readonly reports: CaseReport[];
}

export type CaseCount = 'opened' | 'closed' | 'in-time' | 'late' | 'duration';

/** What a case counts for: which count, where, on which day, how much. */
export interface CaseFact {
  readonly count: CaseCount;
  readonly unit: number;
  readonly day: Day;
  readonly amount: number;
}

/** The limit a case is running under. */
export interface RunningLimit {
  readonly from: string;
  readonly to: string;
  /** Last day on which the stage is still in time. */
  readonly due: Day;
  readonly unit: number;
}

/**
 * What a case counts for, from all reports of it: a pure function, so that reports may come in any order. A limit that
 * was broken counts as late on the day after it ended, whenever the stage is reached in the end; an as-of day before
 * that does not see it. So nothing has to happen when a limit passes.
 */
export function caseFacts(book: CaseBook, type: CaseTypeDefinition): CaseFact[] {
  const days = stageDays(book, type);
  const opened = days[0];
  const unit = caseUnit(book);
  if (opened === undefined || unit === undefined) return [];
  const facts: CaseFact[] = [{ count: 'opened', unit, day: opened, amount: 1 }];
  const closed = days[type.stages.length - 1];
  const broken = brokenOn(type, days);
  if (broken !== undefined) facts.push({ count: 'late', unit, day: broken, amount: 1 });
  if (closed !== undefined) {
    facts.push({ count: 'closed', unit, day: closed, amount: 1 });
    facts.push({ count: 'duration', unit, day: closed, amount: Math.max(0, closed - opened) });
    if (broken === undefined) facts.push({ count: 'in-time', unit, day: closed, amount: 1 });
  }
  return facts;
}

/** The limit that runs now, or ran out first: `undefined` once the case is closed or where none applies. */
export function runningLimit(book: CaseBook, type: CaseTypeDefinition): RunningLimit | undefined {
  const days = stageDays(book, type);
  const unit = caseUnit(book);
  if (unit === undefined || days[type.stages.length - 1] !== undefined) return undefined;
  let earliest: RunningLimit | undefined;
  for (const limit of type.limits) {
    const start = days[type.stages.indexOf(limit.from)];
    if (start === undefined || days[type.stages.indexOf(limit.to)] !== undefined) continue;
    const due = start + limit.days;
    if (earliest === undefined || due < earliest.due) earliest = { from: limit.from, to: limit.to, due, unit };
  }
  return earliest;
}

/** Day on which each stage was first reached. A later stage reached implies nothing about an earlier one. */
function stageDays(book: CaseBook, type: CaseTypeDefinition): (Day | undefined)[] {
  const days: (Day | undefined)[] = type.stages.map(() => undefined);
  for (const report of book.reports) {
    const known = days[report.stage];
    if (known === undefined || report.day < known) days[report.stage] = report.day;
  }
  return days;
}

/** The first day past a limit that was not kept. Where the limit still runs, the day after it, which may lie ahead. */
function brokenOn(type: CaseTypeDefinition, days: readonly (Day | undefined)[]): Day | undefined {
  let first: Day | undefined;
  for (const limit of type.limits) {
    const start = days[type.stages.indexOf(limit.from)];
    if (start === undefined) continue;
    const end = days[type.stages.indexOf(limit.to)];
    const due = start + limit.days;
    if ((end === undefined || end > due) && (first === undefined || due + 1 < first)) first = due + 1;
  }
  return first;
}

/** The unit a case belongs to: the one that reported the earliest stage; of two on one day the smaller record key. */
export function caseUnit(book: Pick<CaseBook, 'reports'>): number | undefined {
  let first: CaseReport | undefined;
  for (const report of book.reports) {
    if (
      first === undefined ||
      report.stage < first.stage ||
      (report.stage === first.stage &&
        (report.day < first.day || (report.day === first.day && report.record < first.record)))
    ) {
      first = report;
    }
  }
  return first?.unit;
}
