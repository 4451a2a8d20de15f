import { cohortsSchema } from './cohorts.schema.js';
import { indicatorsSchema } from './indicators.schema.js';
import { manifestSchema } from './manifest.schema.js';
import { measuresSchema } from './measures.schema.js';
import { orgUnitsSchema } from './org-units.schema.js';
import { planSchema } from './plan.schema.js';
import { caseTypesSchema, milestonesSchema, servicesSchema } from './records.schema.js';

/** Schema of each kind of file. Published for editors as `schemas/<kind>.schema.json`, held equal by a spec. */
export const schemas = {
  plugin: manifestSchema,
  'org-units': orgUnitsSchema,
  cohorts: cohortsSchema,
  measures: measuresSchema,
  services: servicesSchema,
  'case-types': caseTypesSchema,
  milestones: milestonesSchema,
  indicators: indicatorsSchema,
  plan: planSchema,
} as const;

export type FileKind = keyof typeof schemas;
