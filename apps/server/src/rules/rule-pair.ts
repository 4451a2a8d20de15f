import type { OrgUnit } from '#org';
import type { CatalogueRule } from '#plugin-host';

/** A rule and an org unit that it is asked about. */
export interface RulePair {
  readonly rule: CatalogueRule;
  readonly unit: OrgUnit;
  /** Ref of the unit. */
  readonly ref: number;
  /** Region whose calendar the unit keeps. */
  readonly region: string;
}
