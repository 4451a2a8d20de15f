import type { Day } from '#calendar';
import type {
  CompiledIndicators,
  CompiledVersion,
  FractionValue,
  MeasureDefinition,
  RefTable,
  UnitReader,
} from '#indicators';
import { NeededSums, type SumsOfMeasures } from './needed-sums.js';
import { SumsOfUnit, type Readings } from './unit-reader.js';
import type { UnitPlaces } from './unit-places.js';
import type { UnitSums } from './unit-sums.js';

export interface IndicatorReaderInput {
  readonly compiled: CompiledIndicators;
  readonly measures: readonly MeasureDefinition[];
  readonly places: UnitPlaces;
}

/**
 * Computes indicators at a unit from day sums. Each day uses the definition valid then (口径), also of the indicators that
 * another one is computed from. An unknown indicator is a RangeError.
 */
export class IndicatorReader {
  private readonly readings: Readings;
  private readonly readers = new Map<string, UnitReader>();

  constructor(
    { compiled, measures, places }: IndicatorReaderInput,
    measureRefs: RefTable,
    unitRefs: RefTable,
    sums: UnitSums,
  ) {
    const byCode = new Map(measures.map((measure) => [measure.code, measure]));
    const at = (unit: string): UnitReader => this.at(unit);
    this.readings = { compiled, places, measures: byCode, measureRefs, unitRefs, sums, at };
  }

  /** The definition valid on a day; the oldest one for days before it. */
  versionAt(indicator: string, day: Day): CompiledVersion {
    return this.readings.compiled.versionAt(indicator, day);
  }

  /** Measures that any version of the indicator reads, down through the indicators it is computed from. */
  measuresOf(indicator: string): readonly string[] {
    return this.readings.compiled.measuresOf(indicator);
  }

  /** Measures in the numerator of any version: those whose data a value stands or falls with. */
  numeratorOf(indicator: string): readonly string[] {
    return this.readings.compiled.numeratorOf(indicator);
  }

  /** Whether a value depends on those of the unit's siblings. */
  readsSiblings(indicator: string): boolean {
    return this.readings.compiled.readsSiblings(indicator);
  }

  /** Whether a value depends on the same window one year earlier. */
  readsYearBefore(indicator: string): boolean {
    return this.readings.compiled.readsYearBefore(indicator);
  }

  /** Whether the passing of days changes a value though no data come. */
  changesWithDays(indicator: string): boolean {
    return this.readings.compiled.changesWithDays(indicator);
  }

  /** Whether a value is summed over the days of a window, so that it stays what it was once they are over. */
  sumsWindow(indicator: string): boolean {
    return this.readings.compiled.sumsWindow(indicator);
  }

  /** The last day after a day on which no other definition holds, of it or of what it is computed from. */
  definedUntil(indicator: string, day: Day): Day {
    return this.readings.compiled.definedUntil(indicator, day);
  }

  /** The sums, of whatever unit and any day, whose change may change the value at a unit. */
  sourcesOf(indicator: string, unit: string): SumsOfMeasures {
    const { compiled, places } = this.readings;
    return new NeededSums(compiled, places).add(indicator, [unit], Number.NEGATIVE_INFINITY).byUnit;
  }

  /**
   * Value over days `from`…`to` by the definition valid on `to`. `end`: last day of the window that `to` lies in; without
   * it nothing is said of the best that can still be attained.
   */
  value(
    indicator: string,
    unit: string,
    from: Day,
    to: Day,
    end?: Day,
  ): FractionValue & { readonly definitionVersion: number } {
    const { version: definitionVersion, computation } = this.versionAt(indicator, to);
    const { value, numerator, denominator, best } = computation.evaluate(this.at(unit), from, to, end);
    return best === undefined
      ? { value, numerator, denominator, definitionVersion }
      : { value, numerator, denominator, best, definitionVersion };
  }

  definition(measure: string): MeasureDefinition | undefined {
    return this.readings.measures.get(measure);
  }

  private at(unit: string): UnitReader {
    let reader = this.readers.get(unit);
    if (!reader) this.readers.set(unit, (reader = new SumsOfUnit(unit, this.readings)));
    return reader;
  }
}
