import {
  CompiledIndicators,
  UnitPaths,
  type IndicatorDefinition,
  type MeasureDefinition,
  type RefTable,
} from '#indicators';
import { OrgTree, type Cohort, type OrgUnit, type OrgUnitKind } from '#org';
import { referencedIndicators, type Plan } from '#plans';
import type { KeptByUnit, ProjectionRefs } from '../read-model.js';
import { Coverage } from './coverage.js';
import { IndicatorReader } from './indicator-reader.js';
import { judgedTargets } from './judged-target.js';
import { NeededSums } from './needed-sums.js';
import { TargetJudge } from './target-judge.js';
import { UnitPlaces } from './unit-places.js';
import { UnitSums } from './unit-sums.js';

/** The part of the catalogue that judging needs. */
export interface JudgingDefinitions {
  readonly orgUnits: readonly OrgUnit[];
  readonly cohorts: readonly Cohort[];
  readonly measures: readonly MeasureDefinition[];
  readonly indicators: readonly IndicatorDefinition[];
  readonly plans: readonly Plan[];
  /** Rules of plugins, which may read at units that no target is judged at. */
  readonly rules?: readonly { readonly reads: RuleReads }[];
}

/** What a rule reads, and at the units of which levels; without levels, at all. */
export interface RuleReads {
  readonly measures?: readonly string[];
  readonly indicators?: readonly string[];
  readonly level?: OrgUnitKind | readonly OrgUnitKind[];
}

/** Everything needed to judge targets, wired over one set of day sums. */
export interface Judging {
  readonly tree: OrgTree;
  readonly paths: UnitPaths;
  readonly compiled: CompiledIndicators;
  readonly places: UnitPlaces;
  readonly sums: UnitSums;
  readonly coverage: Coverage;
  readonly indicators: IndicatorReader;
  readonly judge: TargetJudge;
  readonly keptByUnit: KeptByUnit;
}

export function judgingOver(definitions: JudgingDefinitions, refs: ProjectionRefs): Judging {
  const { orgUnits, cohorts, measures } = definitions;
  const tree = new OrgTree(orgUnits);
  const paths = new UnitPaths(tree, refs.units);
  const compiled = new CompiledIndicators(definitions.indicators, measures);
  const places = new UnitPlaces(tree, cohorts);
  const sums = new UnitSums();
  const coverage = new Coverage(sums, tree, refs.units);
  const indicators = new IndicatorReader({ compiled, measures, places }, refs.measures, refs.units, sums);
  const isJudged = ({ code }: OrgUnit): boolean => paths.isJudged(refs.units.ref(code));
  const judged = orgUnits.filter(isJudged).map(({ code }) => code);
  const needed = new NeededSums(compiled, places);
  for (const code of compiled.codes) needed.add(code, judged, Number.NEGATIVE_INFINITY);
  // A plan may also have targets for each township or facility.
  for (const { target, unit } of judgedTargets(definitions.plans, tree, places)) {
    needed.add(target.indicator, [unit], Number.NEGATIVE_INFINITY);
    for (const code of referencedIndicators(target)) needed.add(code, tree.path(unit), Number.NEGATIVE_INFINITY);
  }
  for (const { code, source } of measures) {
    if (source.kind !== 'derived') continue;
    const units = orgUnits.filter((unit) => isAtLevel(unit, source.level)).map((unit) => unit.code);
    for (const read of [code, ...source.measures]) needed.addMeasure(read, units, Number.NEGATIVE_INFINITY);
  }
  for (const { reads } of definitions.rules ?? []) {
    const units = orgUnits.filter((unit) => isAtLevel(unit, reads.level)).map(({ code }) => code);
    for (const code of reads.indicators ?? []) needed.add(code, units, Number.NEGATIVE_INFINITY);
    for (const code of reads.measures ?? []) needed.addMeasure(code, units, Number.NEGATIVE_INFINITY);
  }
  const below = refsOf(needed, refs);
  return {
    tree,
    paths,
    compiled,
    places,
    sums,
    coverage,
    indicators,
    judge: new TargetJudge(indicators, coverage, refs.measures, refs.units, tree),
    keptByUnit: (measure, unit) => paths.isJudged(unit) || below.get(measure)?.has(unit) === true,
  };
}

/** Whether a rule of these levels is asked about a unit. */
export function isAtLevel({ kind }: OrgUnit, level: RuleReads['level']): boolean {
  return level === undefined || level === kind || (Array.isArray(level) && level.includes(kind));
}

/** Refs of the units, by measure, whose sums are needed. */
function refsOf(
  { byUnit }: NeededSums,
  { units, measures }: { readonly units: RefTable; readonly measures: RefTable },
): ReadonlyMap<number, ReadonlySet<number>> {
  const byMeasure = new Map<number, Set<number>>();
  for (const [unit, read] of byUnit) {
    for (const measure of read.keys()) {
      const ref = measures.ref(measure);
      const found = byMeasure.get(ref) ?? new Set<number>();
      byMeasure.set(ref, found.add(units.ref(unit)));
    }
  }
  return byMeasure;
}
