import { firstDayOfYear, formatDay, lastDayOfYear } from '#calendar';
import type { OrgTree } from '#org';
import type { Plan, Target } from '../plan.js';
import type { Refusal } from '../parsed.js';
import type { PlanProblem } from './plan-problem.js';

/** Whether the units a target applies to exist in the plan's year. Paths start at the target. */
export function checkScope(target: Target, plan: Plan, orgUnits: OrgTree): readonly PlanProblem[] {
  const { orgUnit, andEach } = target.appliesTo;
  const problem = checkOrgUnit(orgUnit, plan.year, orgUnits);
  if (problem) return [{ path: ['appliesTo', 'orgUnit'], ...problem }];
  if (andEach === undefined) return [];
  for (const unit of orgUnits.subtree(orgUnit)) {
    if (unit.kind === andEach && unit.code !== orgUnit) return [];
  }
  return [{ path: ['appliesTo', 'andEach'], message: `${orgUnit} 之下没有 ${andEach} 级的机构或地区` }];
}

/** Why a unit cannot be named by a plan of that year; `undefined` where it can. */
export function checkOrgUnit(code: string, year: number, orgUnits: OrgTree): Omit<Refusal, 'path'> | undefined {
  const unit = orgUnits.get(code);
  if (!unit) return { message: `未知机构或地区代码 ${code}`, unknown: { name: code, among: 'orgUnits' } };
  if (unit.validTo !== undefined && unit.validTo < firstDayOfYear(year)) {
    const instead = unit.successor === undefined ? '' : `，请改用 ${unit.successor}`;
    return { message: `机构或地区代码 ${code} 已于 ${formatDay(unit.validTo)} 停用${instead}` };
  }
  if (unit.validFrom !== undefined && unit.validFrom > lastDayOfYear(year)) {
    return { message: `机构或地区代码 ${code} 自 ${formatDay(unit.validFrom)} 起才启用` };
  }
  return undefined;
}
