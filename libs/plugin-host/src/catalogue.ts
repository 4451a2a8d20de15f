import type {
  CaseTypeDefinition,
  IndicatorDefinition,
  MeasureDefinition,
  MilestoneDefinition,
  ServiceDefinition,
} from '#indicators';
import type { Cohort, OrgUnit } from '#org';
import type { Plan } from '#plans';
import type { CatalogueRule } from './code/catalogue-rule.js';
import type { PluginProgram } from './code/plugin-program.js';

/** A loaded plugin. */
export interface PluginStamp {
  readonly id: string;
  readonly version: string;
  /** SHA-256 (hex) over the content of its files. */
  readonly digest: string;
  /** Code of the region it belongs to; absent for what many regions share. */
  readonly region?: string;
  /** How much of each it brings. */
  readonly contributes?: { readonly plans: number; readonly targets: number; readonly rules: number };
}

/** Everything that the loaded plugins define, checked as a whole. Immutable. */
export interface Catalogue {
  /** SHA-256 (hex) over the content: two catalogues with one digest judge alike. */
  readonly digest: string;
  readonly plugins: readonly PluginStamp[];
  readonly orgUnits: readonly OrgUnit[];
  readonly cohorts: readonly Cohort[];
  readonly measures: readonly MeasureDefinition[];
  readonly services: readonly ServiceDefinition[];
  readonly caseTypes: readonly CaseTypeDefinition[];
  readonly milestones: readonly MilestoneDefinition[];
  readonly indicators: readonly IndicatorDefinition[];
  /** Every version of every plan, those of one plan together and the first one first. */
  readonly plans: readonly Plan[];
  /** What the plugins' code declares, in order of the keys. */
  readonly rules: readonly CatalogueRule[];
  /** The code of the plugins that have some. */
  readonly programs: readonly PluginProgram[];
}
