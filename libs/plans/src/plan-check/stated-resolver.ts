import type { Resolver } from '../conditions/resolver.js';
import type { Target } from '../plan.js';
import { slackOf } from '../tolerance.js';

/** Knows what the plan itself states of a target: the figures of its condition, its baseline and its tolerance. */
export function statedIn({ baseline, tolerance }: Target): Resolver {
  return {
    valueOf(source) {
      if ('value' in source) return source.value;
      return 'baseline' in source && baseline && 'value' in baseline ? baseline.value : null;
    },
    hasBaseline: baseline !== undefined,
    slack: (figure) => slackOf(tolerance, figure),
  };
}
