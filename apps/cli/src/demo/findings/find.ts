import { planView, type Catalogue } from '#plugin-host';
import type { ZhibiaoApi } from '../../api/zhibiao-api.js';
import { alertCourses } from './alert-course.js';
import { boardOf } from './board.js';
import { explained } from './explained.js';
import type { Findings } from './findings.js';
import { refusedKinds } from './refused.js';

/** The number that is opened: the county that corrected a report. */
export const EXPLAINED = { target: 'programme-vaccination-coverage', orgUnit: '370831' } as const;

/** Asks the server for all of it. */
export async function find(planId: string, catalogue: Catalogue, api: ZhibiaoApi): Promise<Findings> {
  const plan = catalogue.plans.find(({ id }) => id === planId);
  if (!plan) throw new Error(`no plan ${planId} in the plugins`);
  const counties = catalogue.orgUnits
    .filter(({ kind, parent }) => kind === 'county' && parent === plan.region)
    .map(({ code, name }) => ({ code, name: name.zh }));
  return {
    board: await boardOf(planView(plan, catalogue), counties, api),
    alerts: await alertCourses(api),
    explained: await explained(planId, EXPLAINED.target, EXPLAINED.orgUnit, api),
    refused: await refusedKinds(api),
  };
}
