/** Level of an org unit in the tree. */
export type OrgUnitKind = 'country' | 'province' | 'city' | 'county' | 'township' | 'village' | 'facility';

/** The org unit a contribution is asked about. */
export interface OrgUnitView {
  /** For a region its GB/T 2260 code, for example `370811`. */
  readonly code: string;
  readonly kind: OrgUnitKind;
  readonly name: { readonly zh: string; readonly en?: string };
  /** Level, ownership, kind of facility …, as `org-units.yaml` or `org-units.csv` gives them. */
  readonly attributes: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}
