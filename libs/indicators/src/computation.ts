import type { Day } from '#calendar';
import type { PeriodGrain } from './indicator.js';

/** A value with what it was divided from. */
export interface FractionValue {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Of a recurring obligation: the highest value that can still be attained by the window's end. */
  readonly best?: number;
}

/** Missing is not zero. */
export const NOTHING: FractionValue = { value: null, numerator: null, denominator: null };

/** What can be read at one org unit, in the units of the measures and indicators themselves. */
export interface UnitReader {
  /** Sum of a measure over days `from`…`to`, both included; `null` where nothing was reported in them. */
  sum(measure: string, from: Day, to: Day): number | null;
  /** Sum of a stock over all days up to and including `to`; `null` where nothing was ever reported. */
  holding(measure: string, to: Day): number | null;
  /** Value of an indicator over `from`…`to` by the definition valid on `to`. `end`: last day of the window. */
  value(indicator: string, from: Day, to: Day, end?: Day): number | null;
  /** The units of the same kind under the same parent that are valid on a day, the unit itself among them. */
  siblings(on: Day): readonly UnitReader[];
  /** The units of a cohort inside the unit, itself included, that are valid on a day. */
  members(cohort: string, on: Day): readonly UnitReader[];
}

/**
 * The days that a measure is summed over. `window`: from the window's first day to the as-of day. `holding`: all days up
 * to it (a stock). A number: that many days up to it. `every`: the periods of the window, one by one.
 */
export type ReadSpan = 'window' | 'holding' | number | { readonly every: PeriodGrain };

/** At which units something is read: at the unit itself, at each of its siblings, or at each member of a cohort in it. */
export type ReadPlace = 'unit' | 'siblings' | { readonly cohort: string };

/** The numerator is what a value stands or falls with; the denominator is what it is held against. */
export type ReadRole = 'numerator' | 'denominator';

export interface MeasureRead {
  readonly measure: string;
  readonly role: ReadRole;
  readonly place: ReadPlace;
  readonly span: ReadSpan;
}

export interface IndicatorRead {
  readonly indicator: string;
  readonly role: ReadRole;
  readonly place: ReadPlace;
  /** The same window one year earlier. */
  readonly yearBefore: boolean;
}

/** A formula made ready: all that it reads, and how a value comes from it. */
export interface Computation {
  readonly measures: readonly MeasureRead[];
  readonly indicators: readonly IndicatorRead[];
  /**
   * Value at a unit over a window, from its first day `from` up to and including the as-of day `to`. `end` is the
   * window's last day, which may lie ahead; without it nothing is said of what may still come.
   */
  evaluate(reader: UnitReader, from: Day, to: Day, end?: Day): FractionValue;
}
