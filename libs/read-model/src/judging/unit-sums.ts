import type { Day } from '#calendar';
import type { CounterDelta } from '#indicators';
import { DaySeries } from './day-series.js';

const UNITS = 2 ** 20;

/** Day sums of judged units by measure, kept in memory while they change. */
export class UnitSums {
  private readonly series = new Map<number, DaySeries>();

  add({ measure, unit, day, amount, contributions }: CounterDelta): void {
    const key = measure * UNITS + unit;
    let series = this.series.get(key);
    if (!series) this.series.set(key, (series = new DaySeries()));
    series.add(day, amount, contributions);
  }

  of(measure: number, unit: number): DaySeries | undefined {
    return this.series.get(measure * UNITS + unit);
  }

  lastDay(measure: number, unit: number, limit?: Day): Day | null {
    return this.of(measure, unit)?.lastDay(limit) ?? null;
  }
}
