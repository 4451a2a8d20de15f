import type { Day } from '#calendar';

import { dayOfMost } from '../judging/coverage.js';
import { coveredAsOf, overdueDays, type Expected } from './overdue-days.js';
import type { PlanMeasure } from './plan-measures.js';
import type { MeasureReach, Reach, SourceReach, UnitReach } from './read-queries.js';
import type { SourceCell } from './source-cells.js';

/** What a reach is told for. */
export interface ReachWanted {
  readonly asOf: Day;
  /** The plan's year. */
  readonly year: Expected;
  /** Where a reporter's records are told: right below the unit that was asked for, or at it. `undefined`: they lie outside. */
  unitOf(reporter: string): string | undefined;
  /** The counties below the unit that was asked for. */
  readonly counties: readonly string[];
}

/** How far a measure has come, from what each source has sent. */
export function measureReach(
  { definition, targets, awaited }: PlanMeasure,
  all: readonly SourceCell[],
  { asOf, year, counties, unitOf }: ReachWanted,
): MeasureReach {
  const cells = all.filter(({ reporter }) => unitOf(reporter) !== undefined);
  const reachAt = (lastCovered: Day | null, of: readonly SourceCell[], reporters: readonly Reach[]): Reach => ({
    lastCovered,
    overdueDays: awaited ? overdueDays(definition, lastCovered, year, asOf) : null,
    reporters: reporters.length,
    complete: awaited ? reporters.filter((one) => one.overdueDays === 0).length : null,
    records: of.reduce((sum, { days }) => sum + days.total(year.from, year.to), 0),
  });
  const covered = (of: readonly SourceCell[]): Day | null =>
    coveredAsOf(definition, (limit) => latest(of.map(({ days }) => days.lastDay(limit))), asOf);
  const reachOf = (of: readonly SourceCell[]): Reach => {
    const reporters = grouped(of, ({ reporter }) => reporter).map(([, its]) => reachAt(covered(its), its, []));
    return reachAt(covered(of), of, reporters);
  };

  const byUnit = new Map(grouped(cells, ({ reporter }) => unitOf(reporter)!));
  // Where one county reports, every one is expected to.
  const expected = awaited && counties.some((unit) => byUnit.has(unit)) ? counties : [];
  for (const unit of expected) if (!byUnit.has(unit)) byUnit.set(unit, []);
  const units = sorted([...byUnit]).map(([unit, of]): UnitReach => {
    const sources = sorted(grouped(of, ({ source }) => source));
    return {
      unit,
      ...reachOf(of),
      sources: sources.map(([source, its]): SourceReach => ({ source, ...reachOf(its) })),
    };
  });
  const reported = units.filter(({ unit }) => counties.includes(unit)).flatMap((unit) => unit.lastCovered ?? []);
  const judged = reported.length < 2 ? covered(cells) : dayOfMost(reported);
  return { measure: definition.code, targets, ...reachAt(judged, cells, units), units };
}

function latest(days: readonly (Day | null)[]): Day | null {
  return days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null);
}

function grouped(
  cells: readonly SourceCell[],
  keyOf: (cell: SourceCell) => string,
): [key: string, cells: readonly SourceCell[]][] {
  const found = new Map<string, SourceCell[]>();
  for (const cell of cells) {
    const group = found.get(keyOf(cell));
    if (group) group.push(cell);
    else found.set(keyOf(cell), [cell]);
  }
  return [...found];
}

function sorted<T>(entries: readonly [string, T][]): readonly [string, T][] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}
