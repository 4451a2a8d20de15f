import type { Day } from '../calendar/day.js';

/** What is known of a measure in a window. Its unit is the measure's. */
export interface MeasureReading {
  /**
   * A flow: the sum of the window's days up to the judged one. A stock: what it holds on the judged day. `null`: nothing
   * was reported, which is not zero.
   */
  readonly value: number | null;
  /** The amount of each day of the window on which something was reported. Given where `reads.byDay` asks for it. */
  readonly byDay?: Readonly<Record<Day, number>>;
}

/** What is known of an indicator in a window. `null`: it cannot be computed for want of data. */
export interface IndicatorReading {
  /** In the indicator's unit, unrounded. */
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}
