import { formatDay, type Day } from '#calendar';
import { scaleOf, toAmount, type MeasureDefinition } from '#indicators';
import type { MeasureInput } from '#plugin-sdk';
import { readMeasure } from '../rules/measure-readings.js';
import type { ProjectionSight } from '../projection/projection-listener.js';
import type { DayQuestion } from './day-question.js';

type Sight = Pick<ProjectionSight, 'judging' | 'refs'>;

/** Amounts of single days, as they are in the projection's memory. */
export class DerivedAmounts {
  constructor(
    private readonly measures: ReadonlyMap<string, MeasureDefinition>,
    private readonly sight: Sight,
  ) {}

  /** What a derived measure is given. */
  inputOf({ cell, day }: DayQuestion): MeasureInput {
    const { code, kind, name, attributes } = cell.unit;
    const readings = cell.measure.source.measures.map((read) => [read, { value: this.on(read, cell.ref, day) }]);
    return {
      orgUnit: { code, kind, name, attributes },
      day: formatDay(day),
      measures: Object.fromEntries(readings) as MeasureInput['measures'],
    };
  }

  /** What is known of the day so far; `null`: nothing was reported for it. */
  knownOf({ cell, day }: DayQuestion): number | null {
    const { code } = cell.measure;
    const isReported = this.series(code, cell.ref)?.sum(day, day) ?? null;
    return isReported === null ? null : this.on(code, cell.ref, day);
  }

  /** An answer as it is counted. */
  rounded({ cell }: DayQuestion, value: number | null): number | null {
    const scale = scaleOf(cell.measure.decimals);
    return value === null ? null : toAmount(value, scale) / scale;
  }

  /** A flow's amount of the day; what a stock holds at its end. */
  private on(measure: string, unit: number, day: Day): number | null {
    const days = { from: day, to: day, upTo: day };
    return readMeasure(this.measures.get(measure)!, this.series(measure, unit), days, false).value;
  }

  private series(measure: string, unit: number) {
    const { judging, refs } = this.sight;
    return judging.sums.of(refs.measures.ref(measure), unit);
  }
}
