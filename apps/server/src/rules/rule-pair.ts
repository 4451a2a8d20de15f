import type { OrgUnit } from '#org';
import type { CatalogueRule } from '#plugin-host';

/** A rule and an org unit that it is asked about, or a group of records there. */
export interface RulePair {
  readonly rule: CatalogueRule;
  readonly unit: OrgUnit;
  /** Ref of the unit. */
  readonly ref: number;
  /** Region whose calendar the unit keeps. */
  readonly region: string;
  /** Of the rule's records: a person, or the value of an attribute; `null` where it does not read by group. */
  readonly group: string | null;
}
