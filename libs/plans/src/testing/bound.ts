import { bind, isBroken, type BoundCondition } from '../conditions/bound-condition.js';
import type { Condition } from '../conditions/condition.js';
import { readCondition } from '../conditions/registry.js';
import { STATED_ONLY, type Resolver } from '../conditions/resolver.js';

/** Values that references come to, and how wide the tolerance is; whatever is left out is unknown. */
export interface Known {
  readonly previousYear?: number;
  readonly baseline?: number;
  readonly indicators?: Readonly<Record<string, number>>;
  readonly slack?: number | ((figure: number) => number);
}

export function knowing({ previousYear, baseline, indicators = {}, slack = 0 }: Known): Resolver {
  return {
    valueOf(source) {
      if ('value' in source) return source.value;
      if ('indicator' in source) return indicators[source.indicator] ?? null;
      return ('baseline' in source ? baseline : previousYear) ?? null;
    },
    hasBaseline: baseline !== undefined,
    slack: typeof slack === 'number' ? () => slack : slack,
  };
}

/** Throws where a reference has no value. */
export function bound(condition: Condition, known?: Known): BoundCondition {
  const one = bind(readCondition(condition), known ? knowing(known) : STATED_ONLY);
  if (!one) throw new RangeError(`a reference of ${JSON.stringify(condition)} has no value`);
  return one;
}

export function gapOf(condition: Condition, value: number, known?: Known): number {
  const one = bound(condition, known);
  return one.rule.gap(one.bound, value);
}

export function goalOf(condition: Condition, known?: Known): number | null {
  const one = bound(condition, known);
  return one.rule.goal(one.bound);
}

/** On a total (`grows`) or a level, with the highest value still attainable. */
export function isBrokenBy(
  condition: Condition,
  value: number,
  { grows = false, best = null, known }: { grows?: boolean; best?: number | null; known?: Known } = {},
): boolean {
  return isBroken(bound(condition, known), value, grows, best);
}
