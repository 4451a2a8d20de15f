import { CASE_BOOK, type Entry, type MeasureDefinition } from '#indicators';
import { DayCounts } from './day-counts.js';
import type { Still } from './judging-reader.js';

/** What one source has sent for one counted thing at one reporter. */
export interface SourceCell {
  /** A unit right below its county, or a county or higher unit that reports by itself. */
  readonly reporter: string;
  readonly source: string;
  readonly days: DayCounts;
}

/** One number for a measure, a unit and a source. */
const REFS = 2 ** 20;

/** The records of each source by what they count and where, for some measures. */
export class SourceCells {
  private readonly cells = new Map<string, Map<string, SourceCell>>();
  /** By the refs of measure, unit and source; `null`: the measure is not wanted. */
  private readonly byRefs = new Map<number, DayCounts | null>();
  private readonly reporters = new Map<number, string>();
  private readonly wanted: ReadonlySet<string>;

  constructor(measures: Iterable<MeasureDefinition>) {
    this.wanted = new Set([...measures].map(countedAs));
  }

  /** Adds a record's entry, or with -1 takes it back. `caseType`: of an entry that is a stage of a case. */
  count(entry: Entry, source: number, records: 1 | -1, caseType: string | undefined, still: Still): void {
    const days =
      entry.measure !== CASE_BOOK
        ? this.daysOf(entry, source, still)
        : caseType === undefined
          ? null
          : this.cell(caseKey(caseType), entry.unit, source, still);
    days?.add(entry.day, records);
  }

  /** All cases of one type are told by the same records, whichever of them a measure counts. */
  of(measure: MeasureDefinition): readonly SourceCell[] {
    return [...(this.cells.get(countedAs(measure))?.values() ?? [])];
  }

  private daysOf({ measure, unit }: Entry, source: number, still: Still): DayCounts | null {
    const key = (measure * REFS + unit) * REFS + source;
    let days = this.byRefs.get(key);
    if (days === undefined) {
      days = this.cell(still.refs.measures.code(measure), unit, source, still);
      this.byRefs.set(key, days);
    }
    return days;
  }

  private cell(counted: string, unit: number, source: number, still: Still): DayCounts | null {
    if (!this.wanted.has(counted)) return null;
    const cells = this.cells.get(counted) ?? new Map<string, SourceCell>();
    this.cells.set(counted, cells);
    const reporter = this.reporterOf(unit, still);
    const key = `${reporter}\n${source}`;
    const cell = cells.get(key) ?? { reporter, source: still.refs.sources.code(source), days: new DayCounts() };
    cells.set(key, cell);
    return cell.days;
  }

  private reporterOf(unit: number, { refs, judging: { tree, paths } }: Still): string {
    let reporter = this.reporters.get(unit);
    if (reporter === undefined) {
      const path = tree.path(refs.units.code(unit));
      const judged = path.findIndex((code) => paths.isJudged(refs.units.ref(code)));
      reporter = path[Math.max(0, judged - 1)] ?? refs.units.code(unit);
      this.reporters.set(unit, reporter);
    }
    return reporter;
  }
}

function countedAs({ code, source }: MeasureDefinition): string {
  return source.kind === 'case' ? caseKey(source.caseType) : code;
}

/** No measure has a blank in its code. */
function caseKey(caseType: string): string {
  return `case ${caseType}`;
}
