import type { AlertOwner } from '#alerts';
import { yearOf, type Day } from '#calendar';
import type { OrgTree } from '#org';
import { newestOf, ownerOf, planOn, type Plan } from '#plans';

/** The plan that a rule's alerts belong to, and who answers for them. */
export interface RulePlan {
  readonly plan: Plan;
  readonly owner: AlertOwner;
}

const NOBODY: AlertOwner = { lead: [], cooperating: [], leader: null };

/**
 * The plan of a rule at a unit: one with a target that names the rule, else any plan of the unit's region. Of several, that
 * of the nearest region over the unit, of the newest year that has begun. Its tasks' departments answer, where a target
 * names the rule. `undefined`: no plan is made for any region over the unit.
 */
export function planOfRule(
  rule: string,
  unit: string,
  day: Day,
  plans: readonly Plan[],
  tree: OrgTree,
): RulePlan | undefined {
  const path = tree.path(unit);
  const over = plans.filter(({ region }) => path.includes(region));
  const naming = over.filter((plan) => targetsNaming(rule, plan).length > 0);
  const [nearest] = [...newestOf(naming.length > 0 ? naming : over)].sort(
    (a, b) =>
      path.indexOf(a.region) - path.indexOf(b.region) ||
      Number(a.year > yearOf(day)) - Number(b.year > yearOf(day)) ||
      (a.year > yearOf(day) ? a.year - b.year : b.year - a.year) ||
      (a.id < b.id ? -1 : 1),
  );
  if (!nearest) return undefined;
  const plan = planOn(plans, nearest.id, day) ?? nearest;
  return { plan, owner: ownerOfRule(rule, plan) };
}

/** The plan that what is said of a rule itself belongs to: the newest that names it, else the newest of all. */
export function homeOfRule(rule: string, plans: readonly Plan[]): Plan | undefined {
  const naming = plans.filter((plan) => targetsNaming(rule, plan).length > 0);
  const [home] = [...newestOf(naming.length > 0 ? naming : plans)].sort(
    (a, b) => b.year - a.year || (a.id < b.id ? -1 : 1),
  );
  return home;
}

function targetsNaming(rule: string, plan: Plan): Plan['targets'] {
  return plan.targets.filter((target) => target.rule === rule);
}

/** Everybody who answers for a task of which a target names the rule. */
function ownerOfRule(rule: string, plan: Plan): AlertOwner {
  return targetsNaming(rule, plan)
    .map((target) => ownerOf(plan, target))
    .reduce(
      (all, one) => ({
        lead: union(all.lead, one.lead),
        cooperating: union(all.cooperating, one.cooperating),
        leader: all.leader ?? one.leader,
      }),
      NOBODY,
    );
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])];
}
