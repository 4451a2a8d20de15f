import type { Day } from '#calendar';
import type { Plan } from './plan.js';

/** All versions of a plan, the first one first; empty for an unknown id. */
export function versionsOf(plans: readonly Plan[], id: string): readonly Plan[] {
  return plans.filter((plan) => plan.id === id).sort((a, b) => a.version - b.version);
}

/** The version of a plan in force on a day: the last one whose `validFrom` has come. `undefined` for an unknown id. */
export function planOn(plans: readonly Plan[], id: string, day: Day): Plan | undefined {
  let inForce: Plan | undefined;
  for (const plan of plans) {
    if (plan.id !== id || (plan.validFrom !== undefined && plan.validFrom > day)) continue;
    if (!inForce || plan.version > inForce.version) inForce = plan;
  }
  return inForce;
}

/** The newest version of every plan, in the order in which the plans come first. It may come into force only later. */
export function newestOf(plans: readonly Plan[]): readonly Plan[] {
  const newest = new Map<string, Plan>();
  for (const plan of plans) {
    const known = newest.get(plan.id);
    if (!known || plan.version > known.version) newest.set(plan.id, plan);
  }
  return [...newest.values()];
}
