import { compileFormula, type IndicatorDefinition, type MeasureDefinition } from '#indicators';
import type { Cohort } from '#org';
import type { JudgingDefinitions } from '../judging/judging.js';

/** What the sums of an indicator are read from, by any version of its definition. */
export interface IndicatorNeeds {
  readonly measures: readonly string[];
  readonly numerator: readonly string[];
  readonly cohorts: readonly { readonly cohort: Cohort; readonly measures: readonly string[] }[];
}

export function indicatorNeeds(indicator: IndicatorDefinition, catalogue: JudgingDefinitions): IndicatorNeeds {
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
