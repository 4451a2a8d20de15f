import type { PlanView } from '#plugin-host';

type TargetView = PlanView['targets'][number];

/** Kinds whose value says the same of a small unit as of a large one: shares, rates, means, runs, and what must not happen. */
const OF_ANY_SIZE: ReadonlySet<TargetView['kind']> = new Set([
  'ratio',
  'per-capita',
  'cohort-share',
  'zero-event',
  'cases-in-time',
  'mean',
  'growth',
  'longest-run',
  'recurring',
] as const);

/**
 * Whether a county's own value can be held against a city's goal. Totals can't (count, level, milestone, daily mean), nor
 * can places in an order; but what a target asks of the unit's own past is asked of a county's past as well.
 */
export function isComparable(target: Pick<TargetView, 'kind' | 'condition' | 'unit'>): boolean {
  if (target.kind === 'rank' || target.kind === 'milestone') return false;
  return isOfAnySize(target) || asksOfOwnPast(target.condition);
}

/** Whether values of units of different size can stand side by side. */
export function isOfAnySize({ kind, unit }: Pick<TargetView, 'kind' | 'unit'>): boolean {
  // A difference in points is one of shares; any other is one of totals.
  return OF_ANY_SIZE.has(kind) || (kind === 'delta' && unit === '%');
}

/** A bound or change over the unit's own year before, with no amount in the unit of a total. */
function asksOfOwnPast(condition: TargetView['condition']): boolean {
  const [asked] = Object.values(condition) as readonly unknown[];
  if ('rises' in condition || 'falls' in condition) {
    const { by, over = 'previousYear' } = asked === true ? {} : (asked as { by?: number; over?: unknown });
    return by === undefined && over === 'previousYear';
  }
  return typeof asked === 'object' && asked !== null && 'previousYear' in asked;
}
