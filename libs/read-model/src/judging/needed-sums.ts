import type { Day } from '#calendar';
import { yearBefore, type CompiledIndicators, type ReadPlace } from '#indicators';
import type { UnitPlaces } from './unit-places.js';

/** By unit and measure, the first day whose sum is needed. Stocks are needed from their beginning all the same. */
export type SumsOfMeasures = ReadonlyMap<string, ReadonlyMap<string, Day>>;

/** Which sums values of indicators are computed from: by any version, at any place, down to the measures. */
export class NeededSums {
  readonly byUnit = new Map<string, Map<string, Day>>();

  constructor(
    private readonly compiled: CompiledIndicators,
    private readonly places: UnitPlaces,
  ) {}

  /** Adds what the values of an indicator at some units need, over windows that begin on `from` or later. */
  add(indicator: string, units: readonly string[], from: Day): this {
    for (const { computation } of this.compiled.versionsOf(indicator)) {
      for (const { measure, place } of computation.measures) {
        for (const unit of this.at(place, units)) this.need(unit, measure, from);
      }
      for (const read of computation.indicators) {
        this.add(read.indicator, this.at(read.place, units), read.yearBefore ? before(from) : from);
      }
    }
    return this;
  }

  /** Adds the sums of a measure itself at some units. */
  addMeasure(measure: string, units: readonly string[], from: Day): this {
    for (const unit of units) this.need(unit, measure, from);
    return this;
  }

  private at(place: ReadPlace, units: readonly string[]): readonly string[] {
    if (place === 'unit') return units;
    const codes = new Set<string>();
    for (const unit of units) for (const { code } of this.places.at(place, unit)) codes.add(code);
    return [...codes];
  }

  private need(unit: string, measure: string, from: Day): void {
    let measures = this.byUnit.get(unit);
    if (!measures) this.byUnit.set(unit, (measures = new Map()));
    measures.set(measure, Math.min(from, measures.get(measure) ?? from));
  }
}

/** From the beginning stays from the beginning. */
function before(from: Day): Day {
  return Number.isFinite(from) ? yearBefore(from) : from;
}
