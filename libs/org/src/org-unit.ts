import type { Day } from '#calendar';

export type OrgUnitKind = 'country' | 'province' | 'city' | 'county' | 'township' | 'village' | 'facility';

/** A node of the tree of regions and facilities 机构/地区. Regions carry their GB/T 2260 code. */
export interface OrgUnit {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en?: string };
  readonly kind: OrgUnitKind;
  /** Code of the unit above; absent for the root. */
  readonly parent?: string;
  /** Level, ownership, kind of facility, departments …: what cohorts filter by. */
  readonly attributes: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** First day of validity; absent: always was. */
  readonly validFrom?: Day;
  /** Last day of validity; absent: still is. */
  readonly validTo?: Day;
  /** Code of the unit that took over after `validTo`. */
  readonly successor?: string;
}

/** A named filter on org units: those of one kind whose attributes all have one of the given values. */
export interface Cohort {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en?: string };
  readonly kind?: OrgUnitKind;
  readonly where: Readonly<Record<string, readonly (string | number | boolean)[]>>;
}
