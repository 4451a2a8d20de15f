import {
  CompiledIndicators,
  UnitPaths,
  type IndicatorDefinition,
  type MeasureDefinition,
  type RefTable,
} from '#indicators';
import { OrgTree, type Cohort, type OrgUnit } from '#org';
import type { KeptByUnit, ProjectionRefs } from '../read-model.js';
import { Coverage } from './coverage.js';
import { IndicatorReader } from './indicator-reader.js';
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
  const below = needsOf(compiled, places, judged, refs);
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

/** Refs of the units, by measure, whose sums any indicator at the judged units is computed from: also members of cohorts. */
function needsOf(
  compiled: CompiledIndicators,
  places: UnitPlaces,
  judged: readonly string[],
  { units, measures }: { readonly units: RefTable; readonly measures: RefTable },
): ReadonlyMap<number, ReadonlySet<number>> {
  const needed = new NeededSums(compiled, places);
  for (const code of compiled.codes) needed.add(code, judged, Number.NEGATIVE_INFINITY);
  const byMeasure = new Map<number, Set<number>>();
  for (const [unit, read] of needed.byUnit) {
    for (const measure of read.keys()) {
      const ref = measures.ref(measure);
      const found = byMeasure.get(ref) ?? new Set<number>();
      byMeasure.set(ref, found.add(units.ref(unit)));
    }
  }
  return byMeasure;
}
