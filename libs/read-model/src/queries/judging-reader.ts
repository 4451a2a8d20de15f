import type { Day } from '#calendar';
import {
  compileFormula,
  type CaseTypeDefinition,
  type IndicatorDefinition,
  type MeasureDefinition,
  type RefTable,
} from '#indicators';
import { inCohort, type Cohort, type OrgTree } from '#org';
import type { Plan } from '#plans';
import { Coverage } from '../judging/coverage.js';
import { IndicatorReader } from '../judging/indicator-reader.js';
import { judgingOver, type Judging, type JudgingDefinitions } from '../judging/judging.js';
import { TargetJudge } from '../judging/target-judge.js';
import { UnitSums } from '../judging/unit-sums.js';
import type { ProjectionRefs, UnitDayRow } from '../read-model.js';
import type { DaySums } from './day-sums.js';
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

interface Needs {
  readonly measures: readonly string[];
  readonly numerator: readonly string[];
  readonly cohorts: readonly { readonly cohort: Cohort; readonly measures: readonly string[] }[];
}

/** Loads the day sums that a judgement needs, and no others. */
export class JudgingReader {
  private base: { readonly refs: ProjectionRefs; readonly judging: Judging } | undefined;
  private readonly needs = new Map<string, Needs>();
  private readonly stocks: ReadonlySet<string>;

  constructor(
    readonly catalogue: ReadCatalogue,
    private readonly storedRefs: StoredRefs,
    private readonly daySums: DaySums,
  ) {
    this.stocks = new Set(catalogue.measures.filter(({ accrual }) => accrual === 'stock').map(({ code }) => code));
    for (const indicator of catalogue.indicators) this.needs.set(indicator.code, needsOf(indicator, catalogue));
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
    const stocks = new Set(measures.filter((ref) => this.isStock(refs.measures.code(ref))));
    const add = (rows: readonly UnitDayRow[]): void => rows.forEach((row) => sums.add(row));
    const range = async (
      kept: readonly number[],
      read: (some: number[], from: Day | null) => Promise<UnitDayRow[]>,
    ) => {
      add(await read(kept.filter((ref) => !stocks.has(ref)), wanted.from)); // prettier-ignore
      add(await read(kept.filter((ref) => stocks.has(ref)), null)); // prettier-ignore
    };
    const together: number[] = [];
    for (const unit of refsOf(refs.units, wanted.units)) {
      if (judging.paths.isJudged(unit)) together.push(unit);
      else {
        const kept = measures.filter((measure) => judging.keptByUnit(measure, unit));
        const below = measures.filter((measure) => !kept.includes(measure));
        await range(kept, (some, from) => this.daySums.byUnit([unit], some, from, wanted.to));
        await range(below, (some, from) => this.daySums.byDay(unit, some, from, wanted.to));
      }
    }
    await range(measures, (some, from) => this.daySums.byUnit(together, some, from, wanted.to));
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

  /** Measures that any version of an indicator reads. */
  measuresOf(indicator: string): readonly string[] {
    return this.needsOf(indicator).measures;
  }

  isStock(measure: string): boolean {
    return this.stocks.has(measure);
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
    needs: readonly Needs[],
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

  private needsOf(indicator: string): Needs {
    const needs = this.needs.get(indicator);
    if (!needs) throw new RangeError(`unknown indicator ${indicator}`);
    return needs;
  }
}

function needsOf(indicator: IndicatorDefinition, catalogue: ReadCatalogue): Needs {
  const measures = new Map<string, MeasureDefinition>(catalogue.measures.map((measure) => [measure.code, measure]));
  const all = new Set<string>();
  const numeratorOf = new Set<string>();
  const cohorts: { cohort: Cohort; measures: readonly string[] }[] = [];
  for (const { formula } of indicator.versions) {
    const { numerator, denominator } = compileFormula(formula, { measure: (code) => measures.get(code) });
    for (const { measure } of numerator) {
      all.add(measure);
      numeratorOf.add(measure);
    }
    if (Array.isArray(denominator)) for (const { measure } of denominator) all.add(measure);
    else if ('cohort' in denominator) {
      const cohort = catalogue.cohorts.find(({ code }) => code === denominator.cohort);
      if (cohort) cohorts.push({ cohort, measures: numerator.map(({ measure }) => measure) });
    }
  }
  return { measures: [...all], numerator: [...numeratorOf], cohorts };
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
