import type { Plan, Target } from '#plans';
import type { OrgTree } from '#org';

/** A target at one of the units it applies to: what has a status of its own. */
export interface JudgedTarget {
  readonly plan: Plan;
  readonly target: Target;
  /** Org-unit code. */
  readonly unit: string;
}

/** Every target of the plans at every unit it applies to. */
export function judgedTargets(plans: readonly Plan[], tree: OrgTree): JudgedTarget[] {
  const judged: JudgedTarget[] = [];
  for (const plan of plans) {
    for (const target of plan.targets) {
      const { orgUnit, andEach } = target.appliesTo;
      judged.push({ plan, target, unit: orgUnit });
      if (andEach === undefined) continue;
      for (const below of tree.subtree(orgUnit)) {
        if (below.kind === andEach && below.code !== orgUnit) judged.push({ plan, target, unit: below.code });
      }
    }
  }
  return judged;
}

/** Tells a judged target from every other. */
export const judgedKey = (plan: string, target: string, unit: string): string => `${plan}/${target}/${unit}`;
