import type { Day } from '#calendar';
import type { OrgUnit } from '#org';
import type { DerivedMeasure } from '#plugin-host';

/** A derived measure at an org unit of its level. */
export interface DerivedCell {
  readonly measure: DerivedMeasure;
  readonly unit: OrgUnit;
  /** Ref of the unit. */
  readonly ref: number;
}

/** What a derived measure came to at a unit on a day is asked for. */
export interface DayQuestion {
  readonly cell: DerivedCell;
  readonly day: Day;
}
