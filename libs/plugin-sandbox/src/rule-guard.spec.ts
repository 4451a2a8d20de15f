import type { Evaluation } from './evaluation.js';
import type { FailureKind, Outcome } from './outcome.js';
import { afterOutcome, afterSkipping, isSuspended, newRuleGuard, resume, type RuleGuard } from './rule-guard.js';

const good: Outcome = { ok: true, rule: 'r', result: { kind: 'rule', findings: [] } };
const bad = (kind: FailureKind = 'threw'): Outcome => ({ ok: false, rule: 'r', kind, message: 'boo' });
const ask = (input: unknown, rule = 'r', digest = 'd'): Evaluation => ({ digest, rule, input });

/** The guard after a number of failures, each on an input of its own from the given number on. */
function failing(guard: RuleGuard, times: number, from = 1, kind: FailureKind = 'threw'): RuleGuard {
  return Array.from({ length: times }, (_, n) => ask(from + n)).reduce(
    (g, one) => afterOutcome(g, one, bad(kind)),
    guard,
  );
}

function heldInputs(guard: RuleGuard): readonly unknown[] | undefined {
  return guard.rules.get('d/r')?.held.map(({ input }) => input);
}

describe('the rule guard', () => {
  it('suspends a rule that failed so many times in a row, and that rule alone', () => {
    const before = failing(newRuleGuard({ failures: 3 }), 2);
    expect(isSuspended(before, 'd', 'r')).toBe(false);
    const after = failing(before, 1, 3);
    expect(isSuspended(after, 'd', 'r')).toBe(true);
    expect(isSuspended(after, 'd', 'other')).toBe(false);
    expect(isSuspended(after, 'other', 'r')).toBe(false);
    expect(isSuspended(before, 'd', 'r')).toBe(false);
  });

  it('begins to count anew after a success, but keeps what failed', () => {
    let guard = failing(newRuleGuard({ failures: 3 }), 2);
    guard = afterOutcome(guard, ask('fine'), good);
    guard = failing(guard, 2, 3);
    expect(isSuspended(guard, 'd', 'r')).toBe(false);
    expect(heldInputs(guard)).toEqual([1, 2, 3, 4]);
  });

  it('does not make up for ended threads by successes', () => {
    let guard = newRuleGuard({ failures: 2 });
    guard = failing(guard, 1, 1, 'wall-time');
    guard = afterOutcome(guard, ask('fine'), good);
    expect(isSuspended(guard, 'd', 'r')).toBe(false);
    guard = failing(guard, 1, 2, 'wall-time');
    expect(isSuspended(guard, 'd', 'r')).toBe(true);
  });

  it('keeps failed and skipped inputs for a run after the rule is resumed', () => {
    let guard = failing(newRuleGuard({ failures: 2 }), 2);
    guard = afterSkipping(guard, ask(3));
    const { guard: resumed, rerun } = resume(guard, 'd', 'r');
    expect(rerun.map(({ input }) => input)).toEqual([1, 2, 3]);
    expect(isSuspended(resumed, 'd', 'r')).toBe(false);
    expect(resume(resumed, 'd', 'r').rerun).toEqual([]);
  });

  it('lets go of an input once it was answered, and of the rule once nothing is owed', () => {
    const input = ask(1);
    const guard = afterOutcome(newRuleGuard(), input, bad());
    const twice = afterOutcome(guard, input, bad());
    expect(heldInputs(twice)).toEqual([1]);
    expect(afterOutcome(twice, input, good).rules.size).toBe(0);
  });

  it('keeps no more inputs than it has room for, and counts the others', () => {
    const guard = failing(newRuleGuard({ failures: 2, held: 3 }), 5);
    expect(heldInputs(guard)).toEqual([3, 4, 5]);
    expect(guard.rules.get('d/r')).toMatchObject({ dropped: 2, failures: 5, lastFailure: { message: 'boo' } });
  });

  it('is not touched by rules that work', () => {
    const guard = newRuleGuard();
    expect(afterOutcome(guard, ask(1), good)).toBe(guard);
    expect(afterSkipping(guard, ask(1))).toBe(guard);
  });
});
