import type { PeriodGrain } from '#indicators';

/** What has to be there again in each period. */
export interface Again {
  readonly every: PeriodGrain;
  readonly amount: number;
  /** Share of the periods in which it is, 0 to 1. */
  readonly kept: number;
}

/** What a measure comes to at a unit: over the year where it flows, at the year's end where it is a stock. */
export interface Amount {
  readonly now: number;
  /** The year before; `undefined`: nobody asks. */
  readonly before: number | undefined;
  /** Share of the year's progress that is made in the last month. */
  readonly late: boolean;
  /** Where it does not accrue evenly, but period by period. */
  readonly again?: Again;
}

/** Amounts by measure and unit. The first who says something of a measure is right: indicators share measures. */
export class Amounts {
  private readonly byMeasure = new Map<string, Map<string, Amount>>();

  /** Answers what holds. */
  say(measure: string, unit: string, amount: Amount): Amount {
    let units = this.byMeasure.get(measure);
    if (!units) this.byMeasure.set(measure, (units = new Map()));
    const known = units.get(unit);
    if (known) return known;
    units.set(unit, amount);
    return amount;
  }

  known(measure: string, unit: string): Amount | undefined {
    return this.byMeasure.get(measure)?.get(unit);
  }

  *all(): Generator<readonly [measure: string, unit: string, amount: Amount]> {
    for (const [measure, units] of this.byMeasure) for (const [unit, amount] of units) yield [measure, unit, amount];
  }
}
