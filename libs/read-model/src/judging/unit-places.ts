import type { ReadPlace } from '#indicators';
import { inCohort, type Cohort, type OrgTree, type OrgUnit } from '#org';

/** Where an indicator at a unit looks: at the unit, its siblings, or the members of a cohort in it. Found once. */
export class UnitPlaces {
  private readonly cohorts: ReadonlyMap<string, Cohort>;
  private readonly siblingsOf = new Map<string, readonly OrgUnit[]>();
  private readonly membersOf = new Map<string, Map<string, readonly OrgUnit[]>>();

  constructor(
    private readonly tree: OrgTree,
    cohorts: readonly Cohort[],
  ) {
    this.cohorts = new Map(cohorts.map((cohort) => [cohort.code, cohort]));
  }

  /** Units of any day. An unknown unit has none; an unknown cohort is a RangeError. */
  at(place: ReadPlace, unit: string): readonly OrgUnit[] {
    if (place === 'siblings') return this.siblings(unit);
    if (place !== 'unit') return this.members(place.cohort, unit);
    const own = this.tree.get(unit);
    return own ? [own] : [];
  }

  /** Units of one kind under one parent, the unit itself among them; a root has only itself. */
  siblings(unit: string): readonly OrgUnit[] {
    let siblings = this.siblingsOf.get(unit);
    if (!siblings) {
      const own = this.tree.get(unit);
      siblings = !own
        ? []
        : own.parent === undefined
          ? [own]
          : this.tree.children(own.parent).filter(({ kind }) => kind === own.kind);
      this.siblingsOf.set(unit, siblings);
    }
    return siblings;
  }

  /** Members of a cohort inside a unit, itself included. */
  members(code: string, unit: string): readonly OrgUnit[] {
    let byUnit = this.membersOf.get(code);
    if (!byUnit) this.membersOf.set(code, (byUnit = new Map()));
    let members = byUnit.get(unit);
    if (!members) {
      const cohort = this.cohorts.get(code);
      if (!cohort) throw new RangeError(`unknown cohort ${code}`);
      members = [...this.tree.subtree(unit)].filter((one) => inCohort(one, cohort));
      byUnit.set(unit, members);
    }
    return members;
  }
}
