import type { Day } from '#calendar';
import type { BoundCondition } from '../conditions/bound-condition.js';
import type { LastYear, PacingRule, Span } from '../pacing/pacing-rule.js';
import type { Strength } from '../plan.js';

/** What a target comes down to for one unit and window: its rules looked up, its days and references resolved. */
export interface Due {
  /** `null`: a reference has no value, so that nothing can be said. */
  readonly condition: BoundCondition | null;
  /** What the condition's first reference came to. */
  readonly baseline: number | null;
  readonly pacing: PacingRule;
  /** The target's own pacing, as its rule takes it. */
  readonly pacingValue: unknown;
  readonly strength: Strength;
  readonly noticeDays: number;
  readonly window: Span;
  /** From which day on the goal falls due: the window's first, or the one on which the unit's stage opens. */
  readonly opening: Day;
  /** By which the condition must be met in this window. */
  readonly deadline: Day;
  /** For a curve of last year's shape. */
  readonly lastYear: LastYear;
}

/** Whether a value meets the condition; `null`: a reference that has no value decides. */
export function isMet({ condition }: Due, value: number): boolean | null {
  return condition && condition.rule.isMet(condition.bound, value);
}

/** The figure that pacing scales; `null`: none. */
export function goalOf({ condition }: Due): number | null {
  return condition && condition.rule.goal(condition.bound);
}

/** Whether it must stay under a figure, in full at any date. */
export function isCap({ condition }: Due): boolean {
  return condition?.sense === 'cap';
}
