import { OrgTree } from '#org';
import type { CohortKinds } from '../plan-check/check-stages.js';
import { checkPlan, type PlanReferences } from '../plan-check/check-plan.js';
import type { Target } from '../plan.js';
import { day, plan } from './example-plan.js';

const name = { zh: '' };

/** What example plans refer to: a city with two counties and a township, and an indicator of every sort. */
export const references: PlanReferences & { readonly cohorts: CohortKinds } = {
  orgUnits: new OrgTree([
    { code: '370800', name, kind: 'city', attributes: {} },
    { code: '370811', name, kind: 'county', parent: '370800', attributes: {} },
    { code: '370811001', name, kind: 'township', parent: '370811', attributes: {} },
    { code: '370812', name, kind: 'county', parent: '370800', attributes: {} },
    { code: '330682', name, kind: 'county', attributes: {}, validTo: day('2013-10-31'), successor: '330604' },
    { code: '341300', name, kind: 'city', attributes: {} },
  ]),
  indicators: new Map([
    ['screening.persons', { unit: '人', kind: 'count' }],
    ['screening.goal', { unit: '人', kind: 'level' }],
    ['coverage', { unit: '%', kind: 'ratio' }],
    ['coverage.province', { unit: '%', kind: 'level' }],
    ['built', { unit: '', kind: 'milestone' }],
    ['beds.growth', { unit: '%', kind: 'growth' }],
    ['doctors.delta', { unit: '%', kind: 'delta' }],
    ['exam.rank', { unit: '位', kind: 'rank' }],
    ['exam.reported-rank', { unit: '名', kind: 'level' }],
    ['training.kept', { unit: '%', kind: 'recurring' }],
    ['posting.run', { unit: '个月', kind: 'longest-run' }],
  ]),
  cohorts: new Map([
    ['grassroots', { kind: 'facility' }],
    ['anybody', {}],
    ['towns', { kind: 'township' }],
  ]),
};

/** Path and message of every problem of a plan with these targets; warnings with `!`. */
export function check(...targets: Target[]): [path: string, message: string][] {
  return checkPlan({ ...plan, targets }, references).map(({ path, message, severity }) => [
    path.join('.'),
    severity === 'warning' ? `!${message}` : message,
  ]);
}
