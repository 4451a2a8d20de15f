import { stageOf, type Plan, type Target } from '#plans';
import type { Day } from '#calendar';
import type { OrgTree } from '#org';
import type { UnitPlaces } from './unit-places.js';

/** A target at one of the units it applies to: what has a status of its own. */
export interface JudgedTarget {
  readonly plan: Plan;
  readonly target: Target;
  /** Org-unit code. */
  readonly unit: string;
  /** First day on which the unit is judged, where the target's scope is staged. */
  readonly opensOn?: Day;
}

/** Every target of the plans at every unit it applies to. */
export function judgedTargets(plans: readonly Plan[], tree: OrgTree, places: UnitPlaces): JudgedTarget[] {
  return plans.flatMap((plan) =>
    plan.targets.flatMap((target) =>
      unitsOf(target, tree).flatMap((unit) => judgedTarget(plan, target, unit, places) ?? []),
    ),
  );
}

/** A target at a unit; `undefined` where no stage of its scope holds the unit. */
export function judgedTarget(plan: Plan, target: Target, unit: string, places: UnitPlaces): JudgedTarget | undefined {
  if (unit === target.appliesTo.orgUnit) return { plan, target, unit };
  const opensOn = stageOf(target, (cohort) => places.members(cohort, unit).some(({ code }) => code === unit));
  if (opensOn === null) return undefined;
  return opensOn === undefined ? { plan, target, unit } : { plan, target, unit, opensOn };
}

function unitsOf({ appliesTo: { orgUnit, andEach } }: Target, tree: OrgTree): string[] {
  if (andEach === undefined) return [orgUnit];
  const below = [...tree.subtree(orgUnit)].filter(({ kind, code }) => kind === andEach && code !== orgUnit);
  return [orgUnit, ...below.map(({ code }) => code)];
}

/** Tells a judged target from every other. */
export const judgedKey = (plan: string, target: string, unit: string): string => `${plan}/${target}/${unit}`;
