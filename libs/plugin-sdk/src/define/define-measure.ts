import type { Day } from '../calendar/day.js';
import type { OrgUnitKind, OrgUnitView } from '../input/org-unit-view.js';
import type { Readings } from '../input/rule-input.js';
import type { Label } from './label.js';

/** What a derived measure reads: measures of the same org unit and day. */
export interface MeasureReads {
  /** Codes of measures, derived ones among them, as long as none comes back to itself. */
  readonly measures: readonly string[];
  /** The one level of org units it is asked about. Its amounts add up from there to the units above. */
  readonly level: OrgUnitKind;
}

export interface MeasureInput<R extends MeasureReads = MeasureReads> {
  readonly orgUnit: OrgUnitView;
  /** The day whose amount is asked for. */
  readonly day: Day;
  /** Of that day alone: a flow's amount of the day, what a stock holds at its end. */
  readonly measures: Readings<R>['measures'];
}

/**
 * A derived measure: computed from others day by day, and summed up over days and org units like any other. It is asked
 * about each day on which something was reported of what it reads, and again when that changes. What it answers stands in
 * the log as a report of its own (source `/derived/<plugin>`), so the past is never computed again when it is replayed.
 */
export interface MeasureDefinition<R extends MeasureReads = MeasureReads> {
  /** Code of the measure. Small letters, digits, hyphens, dots. Unique in the plugin. */
  readonly key: string;
  readonly name: Label;
  /** For example 人, 人次, 张. */
  readonly unit: string;
  /** `flow` adds up over days; `stock` holds its last value. */
  readonly accrual: 'flow' | 'stock';
  /** Decimals kept, 0 to 6. Default 0. */
  readonly decimals?: number;
  readonly reads: R;
  /** Pure. `null`: nothing is known of the day, which is not zero; a number reported before is taken back. Rounded to `decimals`. */
  evaluate(input: MeasureInput<R>): number | null;
}

export interface MeasureContribution<R extends MeasureReads = MeasureReads> extends MeasureDefinition<R> {
  readonly kind: 'measure';
}

/**
 * Declares a derived measure. Export the answer.
 * @example
 * ```ts
 * import { defineMeasure, sub, toNumber } from 'plugin-sdk';
 *
 * export const freeBeds = defineMeasure({
 *   key: 'beds.free',
 *   name: { zh: '空床数', en: 'Free beds' },
 *   unit: '张',
 *   accrual: 'stock',
 *   reads: { measures: ['beds.open', 'beds.occupied'], level: 'facility' },
 *   evaluate({ measures }) {
 *     const open = measures['beds.open'].value;
 *     const occupied = measures['beds.occupied'].value;
 *     return open === null || occupied === null ? null : toNumber(sub(open, occupied));
 *   },
 * });
 *
 * const orgUnit = { code: 'hospital-1', kind: 'facility', name: { zh: '县医院' }, attributes: {} };
 * const measures = { 'beds.open': { value: 500 }, 'beds.occupied': { value: 461 } };
 * freeBeds.evaluate({ orgUnit, day: '2025-03-05', measures }); // → 39
 * ```
 */
export function defineMeasure<const R extends MeasureReads>(measure: MeasureDefinition<R>): MeasureContribution<R> {
  return { kind: 'measure', ...measure };
}
