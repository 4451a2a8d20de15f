import { formatDay, type Day } from '#calendar';
import { senseOf, type Plan, type Target } from '#plans';
import type { JudgedTarget } from './judged-target.js';

/**
 * Targets of one plan that ask the same of the same sums at one unit: limits on one indicator, say, at several heights.
 * They are observed once and judged each.
 */
export interface ObservationGroup {
  readonly plan: Plan;
  /** Org-unit code. */
  readonly unit: string;
  /** Tells the group from the others of the plan at the unit. */
  readonly key: string;
  readonly judged: readonly JudgedTarget[];
}

/**
 * Which group a target belongs to: those of one indicator over the same days, of which a missing record says the same.
 */
export function groupKeyOf(plan: Plan, target: Target): string {
  const { indicator, window, deadline, condition, appliesTo, pacing } = target;
  const days = typeof window === 'string' ? window : `${formatDay(window.from)}..${formatDay(window.to)}`;
  const silence =
    'zero' in condition ? 'zero' : 'reached' in condition ? 'reached' : isLimit(target) ? 'limit' : 'goal';
  // What accrues is compared with another month than what does not, and each staged scope opens on days of its own.
  const grows = pacing === 'full' ? 'holds' : 'grows';
  const stages = appliesTo.stages === undefined ? '' : `/${target.id}`;
  return `${plan.version}/${indicator}/${days}/${formatDay(deadline)}/${silence}/${grows}${stages}`;
}

/** A limit can be broken on the very day its window opens; nothing else is due before that day is over. */
export function isLimit({ condition }: Target): boolean {
  return senseOf(condition) === 'cap';
}

export function observationGroups(judged: readonly JudgedTarget[]): ObservationGroup[] {
  const groups = new Map<string, { plan: Plan; unit: string; key: string; judged: JudgedTarget[] }>();
  for (const one of judged) {
    const key = groupKeyOf(one.plan, one.target);
    const name = `${one.plan.id} ${one.unit} ${key}`;
    const group = groups.get(name);
    if (group) group.judged.push(one);
    else groups.set(name, { plan: one.plan, unit: one.unit, key, judged: [one] });
  }
  return [...groups.values()];
}

/** What stands in the read model of a group: how it was judged last, and the answers that the judgements rest on. */
export interface StoredObservation {
  /** The day the judgements speak of, see {@link JudgingDay}. */
  readonly judgedOn: Day;
  readonly text: string;
}
