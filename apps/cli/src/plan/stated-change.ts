import type { Change, Condition } from '#plans';

/**
 * A condition in which every change says over what: where the plan leaves it open, that is the target's baseline where
 * it has one, else the year before.
 */
export function withStatedChange(condition: Condition, hasBaseline: boolean): Condition {
  const over = hasBaseline ? 'baseline' : 'previousYear';
  const stated = (change: Change): Change => ({ over, ...(change === true ? {} : change) });
  const each = (parts: readonly Condition[]): readonly Condition[] =>
    parts.map((part) => withStatedChange(part, hasBaseline));
  if ('rises' in condition) return { rises: stated(condition.rises) };
  if ('falls' in condition) return { falls: stated(condition.falls) };
  if ('anyOf' in condition) return { anyOf: each(condition.anyOf) };
  if ('allOf' in condition) return { allOf: each(condition.allOf) };
  return condition;
}
