import type { ConditionRule } from '../conditions/condition-rule.js';
import type { Condition } from '../conditions/condition.js';
import { readCondition } from '../conditions/registry.js';
import type { Keys } from '../parsed.js';

/** A condition, or a condition inside `anyOf` or `allOf`. */
export interface ConditionPart {
  readonly condition: Condition;
  readonly rule: ConditionRule;
  readonly written: unknown;
  /** Keys from the target to what is written for it: `['condition', 'allOf', 1, 'atLeast']`. */
  readonly path: Keys;
}

/** A condition and everything inside it, each before its parts. */
export function partsOf(condition: Condition, above: Keys = ['condition']): readonly ConditionPart[] {
  const { rule, written } = readCondition(condition);
  const path = [...above, rule.name];
  const inner = isComposite(rule) && Array.isArray(written) ? (written as readonly Condition[]) : [];
  return [{ condition, rule, written, path }, ...inner.flatMap((part, i) => partsOf(part, [...path, i]))];
}

export function isComposite({ name }: ConditionRule): boolean {
  return name === 'anyOf' || name === 'allOf';
}
