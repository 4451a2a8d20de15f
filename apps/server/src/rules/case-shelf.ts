import { formatDay } from '#calendar';
import { caseUnit, type CaseBook, type CaseReport, type CaseTypeDefinition, type UnitPaths } from '#indicators';
import type { CaseView } from '#plugin-sdk';
import type { ReadDays } from './rule-window.js';

/** The cases that rules look at, by type and by every unit that holds them. */
export class CaseShelf {
  private readonly types: ReadonlyMap<string, CaseTypeDefinition>;
  /** Case type → unit → key → case. */
  private readonly byUnit = new Map<string, Map<number, Map<number, CaseBook>>>();
  private readonly placed = new Map<number, number>();

  /** @param types those that any rule reads */
  constructor(
    types: readonly CaseTypeDefinition[],
    private readonly paths: UnitPaths,
  ) {
    this.types = new Map(types.map((type) => [type.code, type]));
  }

  /** Puts a case where it belongs now. Answers the units at which its type looks different from before. */
  put(book: CaseBook): readonly number[] {
    const before = this.placed.get(book.key);
    const unit = this.types.has(book.caseType) ? caseUnit(book) : undefined;
    const units = new Set<number>();
    if (before !== undefined) this.each(book.caseType, before, units, (cases) => cases.delete(book.key));
    if (unit === undefined) this.placed.delete(book.key);
    else {
      this.placed.set(book.key, unit);
      this.each(book.caseType, unit, units, (cases) => cases.set(book.key, book));
    }
    return [...units];
  }

  /** Cases of a type at a unit that were open in the window, as they stood on its last day, in order of their opening. */
  at(caseType: string, unit: number, days: ReadDays): readonly CaseView[] {
    const type = this.types.get(caseType);
    const cases = this.byUnit.get(caseType)?.get(unit);
    if (!type || !cases) return [];
    return [...cases.values()]
      .flatMap((book) => this.view(book, type, days) ?? [])
      .sort((a, b) => instant(a.stages[0]!.at) - instant(b.stages[0]!.at) || (a.caseId < b.caseId ? -1 : 1));
  }

  private view({ caseType, caseId, reports }: CaseBook, type: CaseTypeDefinition, days: ReadDays) {
    const told = reports.filter(({ day }) => day <= days.upTo).sort(byTime);
    const reached = type.stages.flatMap((stage, place) => {
      const first = told.find((report) => report.stage === place);
      return first ? [{ stage, place, first }] : [];
    });
    const closed = reached.find(({ place }) => place === type.stages.length - 1)?.first;
    if (reached.length === 0 || (closed && closed.day < days.from)) return undefined;
    const unit = caseUnit({ reports: told })!;
    const view: CaseView = {
      caseType,
      caseId,
      orgUnit: this.paths.code(unit),
      stages: reached
        .sort((a, b) => byTime(a.first, b.first) || a.place - b.place)
        .map(({ stage, first }) => ({ stage, at: timeOf(first) })),
      open: closed === undefined,
      attributes: Object.assign({}, ...told.map(({ attributes }) => attributes)) as CaseView['attributes'],
    };
    return view;
  }

  private each(
    caseType: string,
    unit: number,
    touched: Set<number>,
    change: (cases: Map<number, CaseBook>) => void,
  ): void {
    let units = this.byUnit.get(caseType);
    if (!units) this.byUnit.set(caseType, (units = new Map()));
    for (const at of this.paths.of(unit)) {
      let cases = units.get(at);
      if (!cases) units.set(at, (cases = new Map()));
      change(cases);
      touched.add(at);
    }
  }
}

/** A report that a read model of before keeps without its time counts from the beginning of its day. */
function timeOf({ at, day }: CaseReport): string {
  return at ?? `${formatDay(day)}T00:00:00+08:00`;
}

const instant = (iso: string): number => Date.parse(iso);
const byTime = (a: CaseReport, b: CaseReport): number => instant(timeOf(a)) - instant(timeOf(b));
