import type { ConditionRule, Sense } from './condition-rule.js';
import type { Resolver } from './resolver.js';

/** A condition taken apart into its rule and what is written for it. */
export interface ReadCondition {
  readonly rule: ConditionRule;
  readonly written: unknown;
}

/** A condition whose references have become figures. */
export interface BoundCondition {
  readonly rule: ConditionRule;
  readonly bound: unknown;
  readonly sense: Sense;
  /** The figures do not change before the deadline. */
  readonly fixed: boolean;
}

/** `null`: a reference has no value. */
export function bind({ rule, written }: ReadCondition, resolver: Resolver): BoundCondition | null {
  const bound = rule.resolve(written, resolver);
  return bound === null ? null : { rule, bound, sense: rule.sense(written), fixed: !rule.moves(written) };
}

/** Whether time cannot mend it. What is measured by a moving figure is open until the deadline. */
export function isBroken(
  { rule, bound, fixed }: BoundCondition,
  value: number,
  grows: boolean,
  best: number | null,
): boolean {
  return rule.isBroken(bound, value, grows && fixed, fixed ? best : null);
}

/** Whether a condition that the value meets can be lost again before the deadline. */
export function canBeLost({ rule, bound, fixed }: BoundCondition, value: number, grows: boolean): boolean {
  return rule.canBeLost(bound, value, grows && fixed);
}
