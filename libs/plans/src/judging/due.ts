import type { Day } from '#calendar';
import type { ConditionRule } from '../conditions/condition-rule.js';
import type { PacingRule, Span } from '../pacing/pacing-rule.js';
import type { Strength } from '../plan.js';

/** What a target comes down to for one window: its rules looked up, its days resolved. */
export interface Due {
  readonly condition: ConditionRule;
  readonly bound: unknown;
  readonly pacing: PacingRule;
  /** The target's own pacing, as its rule takes it. */
  readonly pacingValue: unknown;
  readonly strength: Strength;
  readonly noticeDays: number;
  readonly window: Span;
  /** By which the condition must be met in this window. */
  readonly deadline: Day;
}
