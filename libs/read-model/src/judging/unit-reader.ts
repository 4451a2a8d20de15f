import type { Day } from '#calendar';
import { scaleOf, type CompiledIndicators, type MeasureDefinition, type RefTable, type UnitReader } from '#indicators';
import { isValid, type OrgUnit } from '#org';
import type { UnitPlaces } from './unit-places.js';
import type { UnitSums } from './unit-sums.js';

/** What all units read from. */
export interface Readings {
  readonly compiled: CompiledIndicators;
  readonly places: UnitPlaces;
  readonly measures: ReadonlyMap<string, MeasureDefinition>;
  readonly measureRefs: RefTable;
  readonly unitRefs: RefTable;
  readonly sums: UnitSums;
  at(unit: string): UnitReader;
}

/** Reads one unit's day sums, and through them indicators. Kept for as long as the sums are. */
export class SumsOfUnit implements UnitReader {
  private readonly ref: number;
  private readonly cohorts = new Map<string, UnitGroup>();
  private family: UnitGroup | undefined;

  constructor(
    private readonly unit: string,
    private readonly from: Readings,
  ) {
    this.ref = from.unitRefs.find(unit) ?? 0;
  }

  sum(measure: string, from: Day, to: Day): number | null {
    const definition = this.from.measures.get(measure);
    const sum = this.amount(measure, from, to, definition);
    // Cases are told one by one: where none is told of, there was none.
    return sum === null && definition?.source.kind === 'case' ? 0 : sum;
  }

  holding(measure: string, to: Day): number | null {
    return this.amount(measure, Number.NEGATIVE_INFINITY, to, this.from.measures.get(measure));
  }

  value(indicator: string, from: Day, to: Day, end?: Day): number | null {
    return this.from.compiled.versionAt(indicator, to).computation.evaluate(this, from, to, end).value;
  }

  siblings(on: Day): readonly UnitReader[] {
    this.family ??= new UnitGroup(this.from.places.siblings(this.unit), this.from);
    return this.family.on(on);
  }

  members(cohort: string, on: Day): readonly UnitReader[] {
    let group = this.cohorts.get(cohort);
    if (!group) {
      group = new UnitGroup(this.from.places.members(cohort, this.unit), this.from);
      this.cohorts.set(cohort, group);
    }
    return group.on(on);
  }

  private amount(measure: string, from: Day, to: Day, definition: MeasureDefinition | undefined): number | null {
    const ref = this.from.measureRefs.find(measure);
    const sum = ref === undefined ? null : (this.from.sums.of(ref, this.ref)?.sum(from, to) ?? null);
    return sum === null ? null : sum / scaleOf(definition?.decimals ?? 0);
  }
}

/** Readers of a group of units; those of one day are kept until another is asked for. */
class UnitGroup {
  private readonly readers: readonly UnitReader[];
  private day: Day | undefined;
  private valid: readonly UnitReader[] = [];

  constructor(
    private readonly units: readonly OrgUnit[],
    from: Readings,
  ) {
    this.readers = units.map(({ code }) => from.at(code));
  }

  on(day: Day): readonly UnitReader[] {
    if (day !== this.day) {
      this.valid = this.readers.filter((_, i) => isValid(this.units[i]!, day));
      this.day = day;
    }
    return this.valid;
  }
}
