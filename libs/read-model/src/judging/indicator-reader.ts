import type { Day } from '#calendar';
import {
  compileFormula,
  evaluateFraction,
  scaleOf,
  type Fraction,
  type FractionValue,
  type IndicatorDefinition,
  type MeasureDefinition,
  type RefTable,
  type SumReader,
} from '#indicators';
import { inCohort, type Cohort, type OrgTree } from '#org';
import type { UnitSums } from './unit-sums.js';

export interface IndicatorVersionCompiled {
  readonly version: number;
  readonly validFrom: Day;
  readonly fraction: Fraction;
}

export interface IndicatorReaderInput {
  readonly indicators: readonly IndicatorDefinition[];
  readonly measures: readonly MeasureDefinition[];
  readonly cohorts: readonly Cohort[];
  readonly tree: OrgTree;
}

/** Computes indicators at a unit from day sums. Each day uses the definition valid then (口径). */
export class IndicatorReader {
  private readonly versions = new Map<string, readonly IndicatorVersionCompiled[]>();
  private readonly measures: ReadonlyMap<string, MeasureDefinition>;
  private readonly cohorts: ReadonlyMap<string, Cohort>;

  constructor(
    private readonly input: IndicatorReaderInput,
    private readonly measureRefs: RefTable,
    private readonly unitRefs: RefTable,
    private readonly sums: UnitSums,
  ) {
    this.measures = new Map(input.measures.map((measure) => [measure.code, measure]));
    this.cohorts = new Map(input.cohorts.map((cohort) => [cohort.code, cohort]));
    const context = { measure: (code: string) => this.measures.get(code) };
    for (const indicator of input.indicators) {
      const versions = indicator.versions.map(({ version, validFrom, formula }) => ({
        version,
        validFrom: validFrom ?? Number.NEGATIVE_INFINITY,
        fraction: compileFormula(formula, context),
      }));
      this.versions.set(
        indicator.code,
        versions.sort((a, b) => b.validFrom - a.validFrom),
      );
    }
  }

  /** The definition valid on a day; the oldest one for days before it. */
  versionAt(indicator: string, day: Day): IndicatorVersionCompiled {
    const versions = this.versions.get(indicator);
    const version = versions?.find(({ validFrom }) => validFrom <= day) ?? versions?.at(-1);
    if (!version) throw new RangeError(`unknown indicator ${indicator}`);
    return version;
  }

  /** Measures that any version of the indicator reads. */
  measuresOf(indicator: string): readonly string[] {
    const codes = new Set<string>();
    for (const { fraction } of this.versions.get(indicator) ?? []) {
      for (const { measure } of fraction.numerator) codes.add(measure);
      if (Array.isArray(fraction.denominator)) for (const { measure } of fraction.denominator) codes.add(measure);
    }
    return [...codes];
  }

  /** Measures in the numerator of any version: those whose data a value stands or falls with. */
  numeratorOf(indicator: string): readonly string[] {
    const codes = new Set<string>();
    for (const { fraction } of this.versions.get(indicator) ?? []) {
      for (const { measure } of fraction.numerator) codes.add(measure);
    }
    return [...codes];
  }

  /** Value over days `from`…`to` by the definition valid on `to`. */
  value(indicator: string, unit: string, from: Day, to: Day): FractionValue & { readonly definitionVersion: number } {
    const { version, fraction } = this.versionAt(indicator, to);
    return { ...evaluateFraction(fraction, this.readerAt(unit), from, to), definitionVersion: version };
  }

  definition(measure: string): MeasureDefinition | undefined {
    return this.measures.get(measure);
  }

  private readerAt(unitCode: string): SumReader {
    const unit = this.unitRefs.find(unitCode) ?? 0;
    const scaled = (measure: string, amount: number | null | undefined): number | null =>
      amount === null || amount === undefined ? null : amount / scaleOf(this.measures.get(measure)?.decimals ?? 0);
    const series = (measure: string, at: number) => {
      const ref = this.measureRefs.find(measure);
      return ref === undefined ? undefined : this.sums.of(ref, at);
    };
    return {
      sum: (measure, from, to) => {
        const sum = scaled(measure, series(measure, unit)?.sum(from, to));
        // Cases are told one by one: where none is told of, there was none.
        return sum === null && this.measures.get(measure)?.source.kind === 'case' ? 0 : sum;
      },
      holding: (measure, to) => scaled(measure, series(measure, unit)?.sum(Number.NEGATIVE_INFINITY, to)),
      cohort: (code, on, measure, atLeast) => {
        const cohort = this.cohorts.get(code);
        if (!cohort) throw new RangeError(`unknown cohort ${code}`);
        let units = 0;
        let meeting = 0;
        for (const member of this.input.tree.subtree(unitCode, on)) {
          if (!inCohort(member, cohort)) continue;
          units++;
          const ref = this.unitRefs.find(member.code);
          const held = ref === undefined ? null : series(measure, ref)?.sum(Number.NEGATIVE_INFINITY, on);
          if (scaled(measure, held) !== null && scaled(measure, held)! >= atLeast) meeting++;
        }
        return { units, meeting };
      },
    };
  }
}
