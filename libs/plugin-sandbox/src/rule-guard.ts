import type { Evaluation } from './evaluation.js';
import type { Failed, Outcome } from './outcome.js';

/**
 * Remembers which rules fail, suspends such a rule alone, and keeps the inputs that are owed an answer. A value: every
 * function answers a new one.
 */
export interface RuleGuard {
  readonly limits: GuardLimits;
  readonly rules: ReadonlyMap<string, GuardedRule>;
}

export interface GuardLimits {
  /** Failures in a row, or ended threads since the rule was resumed, after which it is suspended. */
  readonly failures: number;
  /** Inputs kept per rule; beyond that the oldest are let go. */
  readonly held: number;
}

/** A rule that has failed and has not answered for everything since. */
export interface GuardedRule {
  readonly digest: string;
  readonly rule: string;
  readonly suspended: boolean;
  /** Failures in a row. */
  readonly failures: number;
  /** Failures that cost a thread. A success in between does not make up for them. */
  readonly threadsEnded: number;
  readonly lastFailure: Failed;
  /** Evaluations that failed or were skipped, oldest first. */
  readonly held: readonly Evaluation[];
  /** How many were let go for want of room. */
  readonly dropped: number;
}

/** A guard that has seen nothing yet. */
export function newRuleGuard(limits: Partial<GuardLimits> = {}): RuleGuard {
  return { limits: { failures: 5, held: 1000, ...limits }, rules: new Map() };
}

/** Whether the rule must not be asked. What it would have been asked goes to `afterSkipping`. */
export function isSuspended(guard: RuleGuard, digest: string, rule: string): boolean {
  return guard.rules.get(keyOf(digest, rule))?.suspended ?? false;
}

/** The guard after an outcome. */
export function afterOutcome(guard: RuleGuard, evaluation: Evaluation, outcome: Outcome): RuleGuard {
  const { digest, rule } = evaluation;
  const known = guard.rules.get(keyOf(digest, rule));
  if (outcome.ok) {
    if (!known) return guard;
    const held = known.held.filter((one) => one !== evaluation);
    const spotless = held.length === 0 && known.dropped === 0 && known.threadsEnded === 0 && !known.suspended;
    return spotless ? without(guard, known) : withRule(guard, { ...known, failures: 0, held });
  }
  const failures = (known?.failures ?? 0) + 1;
  const threadsEnded = (known?.threadsEnded ?? 0) + (outcome.kind === 'wall-time' ? 1 : 0);
  const suspended = (known?.suspended ?? false) || Math.max(failures, threadsEnded) >= guard.limits.failures;
  const base = { digest, rule, held: known?.held ?? [], dropped: known?.dropped ?? 0 };
  return withRule(
    guard,
    holding(guard, { ...base, suspended, failures, threadsEnded, lastFailure: outcome }, evaluation),
  );
}

/** The guard after an evaluation that was not made because its rule is suspended. */
export function afterSkipping(guard: RuleGuard, evaluation: Evaluation): RuleGuard {
  const known = guard.rules.get(keyOf(evaluation.digest, evaluation.rule));
  return known ? withRule(guard, holding(guard, known, evaluation)) : guard;
}

/** Lets a rule run again. `rerun` are the evaluations it still owes, oldest first; give them to the sandbox. */
export function resume(
  guard: RuleGuard,
  digest: string,
  rule: string,
): { readonly guard: RuleGuard; readonly rerun: readonly Evaluation[] } {
  const known = guard.rules.get(keyOf(digest, rule));
  return known ? { guard: without(guard, known), rerun: known.held } : { guard, rerun: [] };
}

function holding(guard: RuleGuard, rule: GuardedRule, evaluation: Evaluation): GuardedRule {
  if (rule.held.includes(evaluation)) return rule;
  const held = [...rule.held, evaluation];
  const surplus = Math.max(0, held.length - guard.limits.held);
  return { ...rule, held: held.slice(surplus), dropped: rule.dropped + surplus };
}

function withRule(guard: RuleGuard, rule: GuardedRule): RuleGuard {
  return { ...guard, rules: new Map(guard.rules).set(keyOf(rule.digest, rule.rule), rule) };
}

function without(guard: RuleGuard, { digest, rule }: GuardedRule): RuleGuard {
  const rules = new Map(guard.rules);
  rules.delete(keyOf(digest, rule));
  return { ...guard, rules };
}

function keyOf(digest: string, rule: string): string {
  return `${digest}/${rule}`;
}
