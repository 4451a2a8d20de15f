import { compileFormula, type KindContext, type MeasureDefinition, UnitPaths } from '#indicators';
import { inCohort, OrgTree, type Cohort, type OrgUnit } from '#org';
import type { IndicatorDefinition } from '#indicators';
import type { KeptByUnit, ProjectionRefs } from '../read-model.js';
import { Coverage } from './coverage.js';
import { IndicatorReader } from './indicator-reader.js';
import { TargetJudge } from './target-judge.js';
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
  readonly sums: UnitSums;
  readonly coverage: Coverage;
  readonly indicators: IndicatorReader;
  readonly judge: TargetJudge;
  readonly keptByUnit: KeptByUnit;
}

export function judgingOver(definitions: JudgingDefinitions, refs: ProjectionRefs): Judging {
  const tree = new OrgTree(definitions.orgUnits);
  const paths = new UnitPaths(tree, refs.units);
  const sums = new UnitSums();
  const coverage = new Coverage(sums, tree, refs.units);
  const indicators = new IndicatorReader({ ...definitions, tree }, refs.measures, refs.units, sums);
  return {
    tree,
    paths,
    sums,
    coverage,
    indicators,
    judge: new TargetJudge(indicators, coverage, refs.measures, refs.units),
    keptByUnit: keptByUnit(definitions, refs, paths),
  };
}

/** Counties and above for every measure; members of a cohort for the measures that its shares look at. */
function keptByUnit(definitions: JudgingDefinitions, refs: ProjectionRefs, paths: UnitPaths): KeptByUnit {
  const measures = new Map(definitions.measures.map((measure) => [measure.code, measure]));
  const context: KindContext = { measure: (code) => measures.get(code) };
  const members = new Map<number, Set<number>>();
  for (const { versions } of definitions.indicators) {
    for (const { formula } of versions) {
      const { denominator, numerator } = compileFormula(formula, context);
      if (Array.isArray(denominator) || !('cohort' in denominator)) continue;
      const cohort = definitions.cohorts.find(({ code }) => code === denominator.cohort);
      if (!cohort) continue;
      const units = definitions.orgUnits
        .filter((unit) => inCohort(unit, cohort))
        .map(({ code }) => refs.units.ref(code));
      for (const { measure } of numerator) {
        const ref = refs.measures.ref(measure);
        members.set(ref, new Set([...(members.get(ref) ?? []), ...units]));
      }
    }
  }
  return (measure, unit) => paths.isJudged(unit) || members.get(measure)?.has(unit) === true;
}
