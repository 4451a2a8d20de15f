import type {
  CaseTypeDefinition,
  IndicatorDefinition,
  MeasureDefinition,
  MilestoneDefinition,
  ServiceDefinition,
} from '#indicators';
import type { Cohort, OrgUnit } from '#org';
import type { Plan } from '#plans';

/** Everything that the loaded plugins define, checked as a whole. Immutable. */
export interface Catalogue {
  /** SHA-256 (hex) over the content: two catalogues with one digest judge alike. */
  readonly digest: string;
  readonly plugins: readonly { readonly id: string; readonly version: string; readonly digest: string }[];
  readonly orgUnits: readonly OrgUnit[];
  readonly cohorts: readonly Cohort[];
  readonly measures: readonly MeasureDefinition[];
  readonly services: readonly ServiceDefinition[];
  readonly caseTypes: readonly CaseTypeDefinition[];
  readonly milestones: readonly MilestoneDefinition[];
  readonly indicators: readonly IndicatorDefinition[];
  /** Every version of every plan, those of one plan together and the first one first. */
  readonly plans: readonly Plan[];
}
