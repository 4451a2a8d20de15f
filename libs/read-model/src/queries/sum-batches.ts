import type { Day } from '#calendar';
import type { RefTable } from '#indicators';
import type { SumsOfMeasures } from '../judging/needed-sums.js';
import type { KeptByUnit, ProjectionRefs } from '../read-model.js';

/** Sums that one statement reads: some measures at some units, from a day on (`null`: from the beginning). */
export interface SumBatch {
  readonly keptByUnit: boolean;
  readonly units: number[];
  readonly measures: readonly number[];
  readonly from: Day | null;
}

/** The needed sums in as few statements as their first days, their measures and the tables they lie in allow. */
export function sumBatches(
  needed: SumsOfMeasures,
  { units, measures }: Pick<ProjectionRefs, 'units' | 'measures'>,
  keptByUnit: KeptByUnit,
  isStock: (measure: string) => boolean,
): readonly SumBatch[] {
  const batches = new Map<string, SumBatch>();
  for (const [code, days] of needed) {
    const unit = units.find(code);
    if (unit === undefined) continue;
    for (const one of batchesOf(unit, days, measures, keptByUnit, isStock)) {
      const key = `${one.keptByUnit} ${one.from} ${one.measures.join()}`;
      const batch = batches.get(key);
      if (batch) batch.units.push(unit);
      else batches.set(key, one);
    }
  }
  return [...batches.values()];
}

function batchesOf(
  unit: number,
  days: ReadonlyMap<string, Day>,
  measures: RefTable,
  keptByUnit: KeptByUnit,
  isStock: (measure: string) => boolean,
): Iterable<SumBatch> {
  const batches = new Map<string, { keptByUnit: boolean; units: number[]; measures: number[]; from: Day | null }>();
  for (const [code, day] of days) {
    const measure = measures.find(code);
    if (measure === undefined) continue;
    const from = isStock(code) ? null : day;
    const kept = keptByUnit(measure, unit);
    const key = `${kept} ${from}`;
    const batch = batches.get(key);
    if (batch) batch.measures.push(measure);
    else batches.set(key, { keptByUnit: kept, units: [unit], measures: [measure], from });
  }
  return batches.values();
}
