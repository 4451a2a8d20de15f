import type { OrgTree } from '#org';
import type { RefTable } from './refs.js';

/**
 * For each org unit the refs of all units that hold its sums: itself, its ancestors, and where it has a successor, the
 * successor with its ancestors. So a merged county goes on with what its parts held.
 */
export class UnitPaths {
  private readonly paths = new Map<number, readonly number[]>();
  private readonly judged = new Set<number>();

  constructor(
    tree: OrgTree,
    private readonly units: RefTable,
  ) {
    for (const unit of tree.all) {
      const ref = units.ref(unit.code);
      this.paths.set(
        ref,
        [...rollUp(tree, unit.code)].map((code) => units.ref(code)),
      );
      if (unit.kind !== 'facility' && unit.kind !== 'village' && unit.kind !== 'township') this.judged.add(ref);
    }
  }

  /** The unit first, then all that hold its sums. */
  of(unit: number): readonly number[] {
    return this.paths.get(unit) ?? [unit];
  }

  /** Whether a unit is a county or stands above one: those are judged and kept ready by unit. */
  isJudged(unit: number): boolean {
    return this.judged.has(unit);
  }

  code(unit: number): string {
    return this.units.code(unit);
  }
}

function rollUp(tree: OrgTree, code: string, seen = new Set<string>()): Set<string> {
  for (const ancestor of tree.path(code)) {
    if (seen.has(ancestor)) continue;
    seen.add(ancestor);
    const successor = tree.get(ancestor)?.successor;
    if (successor !== undefined) rollUp(tree, successor, seen);
  }
  return seen;
}
