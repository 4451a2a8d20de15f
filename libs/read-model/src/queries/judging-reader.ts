import type { Day } from '#calendar';
import type { CaseTypeDefinition, RefTable } from '#indicators';
import { inCohort, type OrgTree } from '#org';
import type { Plan } from '#plans';
import { Coverage } from '../judging/coverage.js';
import { IndicatorReader } from '../judging/indicator-reader.js';
import { judgingOver, type Judging, type JudgingDefinitions } from '../judging/judging.js';
import { TargetJudge } from '../judging/target-judge.js';
import { UnitSums } from '../judging/unit-sums.js';
import type { ProjectionRefs, UnitDayRow } from '../read-model.js';
import type { DaySums } from './day-sums.js';
import { indicatorNeeds, type IndicatorNeeds } from './indicator-needs.js';
import type { StoredRefs } from './stored-refs.js';

/** The part of the catalogue that reading needs. */
export interface ReadCatalogue extends JudgingDefinitions {
  readonly plans: readonly Plan[];
  readonly caseTypes: readonly CaseTypeDefinition[];
}

/** Which sums are wanted. `from`: first day of what accrues; stocks are always read from their beginning. */
export interface SumsWanted {
  readonly units: readonly string[];
  readonly indicators: readonly string[];
  readonly from: Day;
  readonly to: Day;
}

/** Judging over sums that were read for one query. */
export interface LoadedJudging {
  readonly tree: OrgTree;
  readonly refs: ProjectionRefs;
  readonly sums: UnitSums;
  readonly coverage: Coverage;
  readonly indicators: IndicatorReader;
  readonly judge: TargetJudge;
}

/** Loads the day sums that a judgement needs, and no others. */
export class JudgingReader {
  private base: { readonly refs: ProjectionRefs; readonly judging: Judging } | undefined;
  private readonly needs = new Map<string, IndicatorNeeds>();
  private readonly stocks: ReadonlySet<string>;

  constructor(
    readonly catalogue: ReadCatalogue,
    private readonly storedRefs: StoredRefs,
    private readonly daySums: DaySums,
  ) {
    this.stocks = new Set(catalogue.measures.filter(({ accrual }) => accrual === 'stock').map(({ code }) => code));
    for (const indicator of catalogue.indicators) this.needs.set(indicator.code, indicatorNeeds(indicator, catalogue));
  }

  /** The tree, the paths and what is kept by unit, over the refs as they are stored now. */
  async still(): Promise<{ readonly refs: ProjectionRefs; readonly judging: Judging }> {
    const refs = await this.storedRefs.read();
    if (this.base?.refs !== refs) this.base = { refs, judging: judgingOver(this.catalogue, refs) };
    return this.base;
  }

  async load(wanted: SumsWanted): Promise<LoadedJudging> {
    const { refs, judging } = await this.still();
    const { tree } = judging;
    const sums = new UnitSums();
    const needs = wanted.indicators.map((code) => this.needsOf(code));
    const measures = refsOf(refs.measures, new Set(needs.flatMap((one) => one.measures)));
    const regular = refsOf(refs.measures, new Set(needs.flatMap((one) => one.numerator)));
    const stocks = new Set(measures.filter((ref) => this.stocks.has(refs.measures.code(ref))));
    const add = (rows: readonly UnitDayRow[]): void => rows.forEach((row) => sums.add(row));
    const range = async (
      kept: readonly number[],
      read: (some: number[], from: Day | null) => Promise<UnitDayRow[]>,
    ) => {
      add(await read(kept.filter((ref) => !stocks.has(ref)), wanted.from)); // prettier-ignore
      add(await read(kept.filter((ref) => stocks.has(ref)), null)); // prettier-ignore
    };
    const { together, below } = split(refsOf(refs.units, wanted.units), measures, judging);
    await range(measures, (some, from) => this.daySums.byUnit(together, some, from, wanted.to));
    for (const { units, kept, rest } of below) {
      await range(kept, (some, from) => this.daySums.byUnit(units, some, from, wanted.to));
      await range(rest, (some, from) => this.daySums.byDay(units, some, from, wanted.to));
    }
    await this.loadCoverage(sums, wanted.units, regular, { refs, judging });
    await this.loadMembers(sums, wanted, needs, { refs, tree });

    const coverage = new Coverage(sums, tree, refs.units);
    const indicators = new IndicatorReader(
      {
        ...this.catalogue,
        indicators: this.catalogue.indicators.filter(({ code }) => wanted.indicators.includes(code)),
        tree,
      },
      refs.measures,
      refs.units,
      sums,
    );
    const judge = new TargetJudge(indicators, coverage, refs.measures, refs.units);
    return { tree, refs, sums, coverage, indicators, judge };
  }

  /** How far data reach at judged units and the counties below them: a last day without an amount says it. */
  private async loadCoverage(
    sums: UnitSums,
    units: readonly string[],
    measures: readonly number[],
    { refs, judging }: { readonly refs: ProjectionRefs; readonly judging: Judging },
  ): Promise<void> {
    const reporting = new Set<string>();
    for (const code of units) {
      const ref = refs.units.find(code);
      if (ref === undefined || !judging.paths.isJudged(ref)) continue;
      reporting.add(code);
      for (const below of judging.tree.subtree(code)) if (below.kind === 'county') reporting.add(below.code);
    }
    for (const last of await this.daySums.lastDays(refsOf(refs.units, reporting), measures)) {
      sums.add({ ...last, amount: 0, contributions: 1 });
    }
  }

  /** Sums of the cohorts' members, for shares. */
  private async loadMembers(
    sums: UnitSums,
    { units, to }: SumsWanted,
    needs: readonly IndicatorNeeds[],
    { refs, tree }: { readonly refs: ProjectionRefs; readonly tree: OrgTree },
  ): Promise<void> {
    const asked = new Set(units);
    const members = new Map<string, Set<string>>();
    for (const { cohort, measures } of needs.flatMap((one) => one.cohorts)) {
      for (const measure of measures) {
        const found = members.get(measure) ?? new Set();
        members.set(measure, found);
        for (const unit of units) {
          for (const below of tree.subtree(unit)) {
            if (inCohort(below, cohort) && !asked.has(below.code)) found.add(below.code);
          }
        }
      }
    }
    for (const [measure, found] of members) {
      const rows = await this.daySums.byUnit(refsOf(refs.units, found), refsOf(refs.measures, [measure]), null, to);
      for (const row of rows) sums.add(row);
    }
  }

  private needsOf(indicator: string): IndicatorNeeds {
    const needs = this.needs.get(indicator);
    if (!needs) throw new RangeError(`unknown indicator ${indicator}`);
    return needs;
  }
}

/** Units whose sums all lie by unit, and the others, together where the same measures of theirs do. */
function split(
  units: readonly number[],
  measures: readonly number[],
  { paths, keptByUnit }: Judging,
): { together: number[]; below: { units: number[]; kept: readonly number[]; rest: readonly number[] }[] } {
  const together: number[] = [];
  const below = new Map<string, { units: number[]; kept: readonly number[]; rest: readonly number[] }>();
  for (const unit of units) {
    if (paths.isJudged(unit)) {
      together.push(unit);
      continue;
    }
    const kept = measures.filter((measure) => keptByUnit(measure, unit));
    const known = below.get(kept.join());
    if (known) known.units.push(unit);
    else below.set(kept.join(), { units: [unit], kept, rest: measures.filter((one) => !kept.includes(one)) });
  }
  return { together, below: [...below.values()] };
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
