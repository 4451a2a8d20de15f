import type { Day } from '#calendar';
import type { Cohort, OrgUnit } from './org-unit.js';

/** The org units with their ancestry, looked up in constant time. Immutable. */
export class OrgTree {
  private readonly byCode = new Map<string, OrgUnit>();
  private readonly childrenOf = new Map<string, OrgUnit[]>();
  private readonly pathOf = new Map<string, readonly string[]>();

  constructor(units: readonly OrgUnit[]) {
    for (const unit of units) this.byCode.set(unit.code, unit);
    for (const unit of units) {
      if (unit.parent === undefined) continue;
      const siblings = this.childrenOf.get(unit.parent);
      if (siblings) siblings.push(unit);
      else this.childrenOf.set(unit.parent, [unit]);
    }
    for (const unit of units) this.pathOf.set(unit.code, this.climb(unit));
  }

  get(code: string): OrgUnit | undefined {
    return this.byCode.get(code);
  }

  get all(): IterableIterator<OrgUnit> {
    return this.byCode.values();
  }

  /** Codes from the unit itself up to the root. Empty for an unknown code. */
  path(code: string): readonly string[] {
    return this.pathOf.get(code) ?? [];
  }

  /** Units right below, in the order they were declared; with a day, only those valid then. */
  children(code: string, at?: Day): readonly OrgUnit[] {
    const children = this.childrenOf.get(code) ?? [];
    return at === undefined ? children : children.filter((unit) => isValid(unit, at));
  }

  /** The unit and everything below it, depth first; with a day, only those valid then. */
  *subtree(code: string, at?: Day): Generator<OrgUnit> {
    const unit = this.byCode.get(code);
    if (!unit) return;
    if (at === undefined || isValid(unit, at)) yield unit;
    for (const child of this.childrenOf.get(code) ?? []) yield* this.subtree(child.code, at);
  }

  /** Units of a cohort inside a unit's subtree, valid on the day. */
  cohort(cohort: Cohort, within: string, at: Day): readonly OrgUnit[] {
    return [...this.subtree(within, at)].filter((unit) => inCohort(unit, cohort));
  }

  /** The county-level unit a unit belongs to; itself where it stands above the counties. Feeds and alerts are sharded by it. */
  county(code: string): string {
    return this.path(code).find((ancestor) => this.byCode.get(ancestor)?.kind === 'county') ?? code;
  }

  private climb(unit: OrgUnit): readonly string[] {
    const path: string[] = [];
    for (
      let at: OrgUnit | undefined = unit;
      at;
      at = at.parent === undefined ? undefined : this.byCode.get(at.parent)
    ) {
      if (path.includes(at.code)) throw new RangeError(`org unit ${unit.code} is its own ancestor`);
      path.push(at.code);
    }
    return path;
  }
}

/** Whether a unit exists on a day. */
export function isValid(unit: OrgUnit, at: Day): boolean {
  return (unit.validFrom === undefined || unit.validFrom <= at) && (unit.validTo === undefined || at <= unit.validTo);
}

/** Whether a unit belongs to a cohort. A list-valued attribute matches when it holds one of the wanted values. */
export function inCohort(unit: OrgUnit, cohort: Cohort): boolean {
  if (cohort.kind !== undefined && unit.kind !== cohort.kind) return false;
  return Object.entries(cohort.where).every(([name, wanted]) => {
    const value = unit.attributes[name];
    if (value === undefined) return false;
    return Array.isArray(value) ? value.some((one) => wanted.includes(one)) : wanted.includes(value as string);
  });
}
