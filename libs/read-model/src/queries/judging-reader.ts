import type { Day } from '#calendar';
import type { CaseTypeDefinition, RefTable } from '#indicators';
import type { OrgTree } from '#org';
import { Coverage } from '../judging/coverage.js';
import { IndicatorReader } from '../judging/indicator-reader.js';
import { judgingOver, type Judging, type JudgingDefinitions } from '../judging/judging.js';
import { NeededSums } from '../judging/needed-sums.js';
import { TargetJudge } from '../judging/target-judge.js';
import type { UnitPlaces } from '../judging/unit-places.js';
import { UnitSums } from '../judging/unit-sums.js';
import type { ProjectionRefs } from '../read-model.js';
import type { DaySums } from './day-sums.js';
import type { StoredRefs } from './stored-refs.js';
import { sumBatches } from './sum-batches.js';

/** The part of the catalogue that reading needs. */
export interface ReadCatalogue extends JudgingDefinitions {
  readonly caseTypes: readonly CaseTypeDefinition[];
}

/** Which sums are wanted. `from`: first day of what accrues; stocks are always read from their beginning. */
export interface SumsWanted {
  readonly units: readonly string[];
  readonly indicators: readonly string[];
  /** Indicators that others are held against: also wanted at the units above. */
  readonly references?: readonly string[];
  readonly from: Day;
  readonly to: Day;
}

/** Judging over sums that were read for one query. */
export interface LoadedJudging {
  readonly tree: OrgTree;
  readonly places: UnitPlaces;
  readonly refs: ProjectionRefs;
  readonly sums: UnitSums;
  readonly coverage: Coverage;
  readonly indicators: IndicatorReader;
  readonly judge: TargetJudge;
}

/** What is known without reading any sum, over the refs as they are stored now. */
export interface Still {
  readonly refs: ProjectionRefs;
  readonly judging: Judging;
}

/** Loads the day sums that a judgement needs, and no others. */
export class JudgingReader {
  private base: Still | undefined;
  private readonly stocks: ReadonlySet<string>;

  constructor(
    readonly catalogue: ReadCatalogue,
    private readonly storedRefs: StoredRefs,
    private readonly daySums: DaySums,
  ) {
    this.stocks = new Set(catalogue.measures.filter(({ accrual }) => accrual === 'stock').map(({ code }) => code));
  }

  /** The tree, the paths and what is kept by unit, over the refs as they are stored now. */
  async still(): Promise<Still> {
    const refs = await this.storedRefs.read();
    if (this.base?.refs !== refs) this.base = { refs, judging: judgingOver(this.catalogue, refs) };
    return this.base;
  }

  async load(wanted: SumsWanted): Promise<LoadedJudging> {
    const { refs, judging } = await this.still();
    const { tree, compiled, places } = judging;
    const sums = new UnitSums();
    const needed = new NeededSums(compiled, places);
    for (const code of wanted.indicators) needed.add(code, wanted.units, wanted.from);
    const paths = [...new Set(wanted.units.flatMap((unit) => tree.path(unit)))];
    for (const code of wanted.references ?? []) needed.add(code, paths, wanted.from);
    const isStock = (measure: string): boolean => this.stocks.has(measure);
    for (const { keptByUnit, units, measures, from } of sumBatches(needed.byUnit, refs, judging.keptByUnit, isStock)) {
      const rows = keptByUnit
        ? await this.daySums.byUnit(units, measures, from, wanted.to)
        : await this.daySums.byDay(units, measures, from, wanted.to);
      for (const row of rows) sums.add(row);
    }
    const regular = new Set(wanted.indicators.flatMap((code) => compiled.numeratorOf(code)));
    await this.loadCoverage(sums, wanted, refsOf(refs.measures, regular), { refs, judging });

    const coverage = new Coverage(sums, tree, refs.units);
    const { measures } = this.catalogue;
    const indicators = new IndicatorReader({ compiled, measures, places }, refs.measures, refs.units, sums);
    const judge = new TargetJudge(indicators, coverage, refs.measures, refs.units, tree);
    return { tree, places, refs, sums, coverage, indicators, judge };
  }

  /** How far data reach at units whose sums are kept by unit, and the counties below them: a last day without an amount says it. */
  private async loadCoverage(
    sums: UnitSums,
    { units, to }: SumsWanted,
    measures: readonly number[],
    { refs, judging }: Still,
  ): Promise<void> {
    const reporting = new Set<string>();
    for (const code of units) {
      const ref = refs.units.find(code);
      if (ref === undefined) continue;
      reporting.add(code);
      for (const below of judging.tree.subtree(code)) if (below.kind === 'county') reporting.add(below.code);
    }
    const reporters = refsOf(refs.units, reporting);
    // Both: how far the data reach now, and how far they reached on the day that is asked about.
    for (const limit of [to, null]) {
      for (const last of await this.daySums.lastDays(reporters, measures, limit)) {
        sums.add({ ...last, amount: 0, contributions: 1 });
      }
    }
  }
}

/** Refs of the codes that have one. */
function refsOf(table: RefTable, codes: Iterable<string>): number[] {
  const refs: number[] = [];
  for (const code of codes) {
    const ref = table.find(code);
    if (ref !== undefined) refs.push(ref);
  }
  return refs;
}
