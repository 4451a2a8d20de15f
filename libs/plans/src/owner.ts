import type { Plan, Target } from './plan.js';

/** Who answers for a target: the departments and the leader of its task. */
export interface Owner {
  /** 牵头 */
  readonly lead: readonly string[];
  /** 配合 */
  readonly cooperating: readonly string[];
  /** 分管领导; `null`: the plan names none. */
  readonly leader: string | null;
}

const NOBODY: Owner = { lead: [], cooperating: [], leader: null };

/** Nobody where the plan does not hold the target's task. */
export function ownerOf(plan: Plan, target: Target): Owner {
  const task = plan.tasks.find(({ id }) => id === target.task);
  return task ? { lead: task.lead, cooperating: task.cooperating, leader: task.leader ?? null } : NOBODY;
}
