import type { Day } from '#calendar';
import type { RefTable } from '#indicators';
import type { OrgTree } from '#org';
import type { UnitSums } from './unit-sums.js';

/** Share of the reporting counties whose data must reach a day for the unit above them to be judged at it. */
const QUORUM = 0.8;

/** The day that four fifths of the reporters with any data have reached, from the last day of each. */
export function dayOfMost(lastDays: readonly Day[]): Day {
  const sorted = [...lastDays].sort((a, b) => b - a);
  return sorted[Math.ceil(sorted.length * QUORUM) - 1]!;
}

/** How far the data of a measure reach at a unit. */
export class Coverage {
  private readonly countiesOf = new Map<number, readonly number[]>();

  constructor(
    private readonly sums: UnitSums,
    private readonly tree: OrgTree,
    private readonly units: RefTable,
  ) {}

  /**
   * Last day the data cover. Above the counties it is the day that four fifths of the counties with any data reach, so
   * that a total is not held against a day for which most of it is still to come. With a limit, only data up to that
   * day are looked at.
   */
  lastDay(measure: number, unit: number, limit?: Day): Day | null {
    const own = this.sums.lastDay(measure, unit, limit);
    if (own === null) return null;
    const days = this.reported(measure, unit, limit);
    return days.length < 2 ? own : dayOfMost(days);
  }

  /** Share of the counties below a unit whose data reach a day; of a unit without such: 1 or 0 for its own. */
  completeness(measure: number, unit: number, day: Day): number {
    const counties = this.counties(unit);
    if (counties.length === 0) return (this.sums.lastDay(measure, unit) ?? Number.NEGATIVE_INFINITY) >= day ? 1 : 0;
    const days = this.reported(measure, unit);
    // A unit above that reports by itself is complete by itself.
    if (days.length === 0) return (this.sums.lastDay(measure, unit) ?? Number.NEGATIVE_INFINITY) >= day ? 1 : 0;
    return days.filter((last) => last >= day).length / counties.length;
  }

  private reported(measure: number, unit: number, limit?: Day): Day[] {
    const days: Day[] = [];
    for (const county of this.counties(unit)) {
      const last = this.sums.lastDay(measure, county, limit);
      if (last !== null) days.push(last);
    }
    return days;
  }

  private counties(unit: number): readonly number[] {
    let counties = this.countiesOf.get(unit);
    if (!counties) {
      const code = this.units.code(unit);
      counties = [...this.tree.subtree(code)]
        .filter((below) => below.kind === 'county' && below.code !== code && below.validTo === undefined)
        .map((below) => this.units.ref(below.code));
      this.countiesOf.set(unit, counties);
    }
    return counties;
  }
}
