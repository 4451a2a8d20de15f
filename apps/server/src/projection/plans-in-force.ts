import type { Day } from '#calendar';
import type { Plan } from '#plans';
import { judgedKey, type JudgedTarget } from '#read-model';

/** Which version of each plan is in force on a day, and what the other versions hold. */
export class PlansInForce {
  /** First day on which a later version is in force. */
  private readonly until = new Map<Plan, Day>();
  private readonly versionsWith = new Map<string, number>();

  constructor(targets: readonly JudgedTarget[]) {
    const versions = new Map<string, Set<Plan>>();
    for (const { plan, target, unit } of targets) {
      versions.set(plan.id, (versions.get(plan.id) ?? new Set()).add(plan));
      const key = judgedKey(plan.id, target.id, unit);
      this.versionsWith.set(key, (this.versionsWith.get(key) ?? 0) + 1);
    }
    for (const plans of versions.values()) {
      const ordered = [...plans].sort((a, b) => a.version - b.version);
      ordered.forEach((plan, i) => this.until.set(plan, ordered[i + 1]?.validFrom ?? Number.POSITIVE_INFINITY));
    }
  }

  holds(plan: Plan, day: Day): boolean {
    return (plan.validFrom ?? Number.NEGATIVE_INFINITY) <= day && day < this.until.get(plan)!;
  }

  /** Whether another version of its plan has the same target at the same unit. */
  hasElsewhere({ plan, target, unit }: JudgedTarget): boolean {
    return this.versionsWith.get(judgedKey(plan.id, target.id, unit))! > 1;
  }
}
