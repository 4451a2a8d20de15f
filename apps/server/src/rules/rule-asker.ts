import type { CatalogueRule, PluginProgram } from '#plugin-host';
import {
  afterOutcome,
  afterSkipping,
  isSuspended,
  newRuleGuard,
  openSandbox,
  resume,
  SandboxClosed,
  type Evaluation,
  type GuardedRule,
  type Sandbox,
} from '#plugin-sandbox';
import type { OrgTree } from '#org';
import { answerOf, type Answer, type Asked } from './asked.js';
import { lastFailureOf, type RuleCount } from './rule-counts.js';

/** Questions to one rule that are asked at once. */
const MOST_AT_ONCE = 100;

/** Asks the rules of one plugin in a sandbox of its own, and suspends those that fail, each by itself. */
export class RuleAsker {
  private sandbox: Promise<Sandbox> | undefined;
  private closed = false;
  private guard = newRuleGuard();
  private readonly counts: ReadonlyMap<CatalogueRule, { evaluations: number; failures: number }>;
  private readonly byEvaluation = new WeakMap<Evaluation, Asked>();
  private owed: Asked[] = [];

  constructor(
    private readonly program: PluginProgram,
    private readonly rules: readonly CatalogueRule[],
    private readonly tree: OrgTree,
  ) {
    this.counts = new Map(rules.map((rule) => [rule, { evaluations: 0, failures: 0 }]));
  }

  get counted(): readonly RuleCount[] {
    return [...this.counts].map(([rule, count]) => {
      const { plugin, key } = rule;
      const suspended = this.isSuspended(rule);
      return { plugin, rule: key, ...count, suspended, ...lastFailureOf(this.failuresOf(rule)) };
    });
  }

  /** How often a rule failed, and with what; `undefined`: it owes nothing. */
  failuresOf({ digest, key }: CatalogueRule): GuardedRule | undefined {
    return this.guard.rules.get(`${digest}/${key}`);
  }

  isSuspended({ digest, key }: CatalogueRule): boolean {
    return isSuspended(this.guard, digest, key);
  }

  /**
   * How many questions a rule may be asked at once. One that has not proven itself is asked no more than it may fail, so
   * that it holds the others up but once.
   */
  mostFor(rule: CatalogueRule): number {
    const { evaluations, failures } = this.counts.get(rule)!;
    const inRow = this.failuresOf(rule)?.failures ?? 0;
    if (evaluations > failures && inRow === 0) return MOST_AT_ONCE;
    return Math.max(1, this.guard.limits.failures - inRow);
  }

  get owes(): boolean {
    return this.owed.length > 0;
  }

  /** Next of the questions that resumed rules failed at. Those of a rule that failed again are kept for another time. */
  takeOwed(): readonly Asked[] {
    const taken = this.owed.splice(0, this.guard.limits.failures);
    const [asked, skipped] = [false, true].map((skip) =>
      taken.filter((one) => this.isSuspended(one.pair.rule) === skip),
    );
    for (const { evaluation } of skipped!) this.guard = afterSkipping(this.guard, evaluation);
    return asked!;
  }

  /** Lets suspended rules run again. Answers which. */
  resume(): ReadonlySet<CatalogueRule> {
    const resumed = new Set(this.rules.filter((rule) => this.isSuspended(rule)));
    for (const { digest, key } of resumed) {
      const { guard, rerun } = resume(this.guard, digest, key);
      this.guard = guard;
      this.owed.push(...rerun.flatMap((evaluation) => this.byEvaluation.get(evaluation) ?? []));
    }
    return resumed;
  }

  /** Asks. Rejects only where the sandbox itself does not work; the next time it is opened anew. */
  async ask(asked: readonly Asked[]): Promise<readonly Answer[]> {
    if (this.closed) throw new SandboxClosed();
    for (const one of asked) this.byEvaluation.set(one.evaluation, one);
    try {
      const sandbox = await (this.sandbox ??= this.open());
      const outcomes = await sandbox.evaluate(asked.map(({ evaluation }) => evaluation));
      const answers = asked.map((one, i) => answerOf(one, outcomes[i]!, this.tree));
      for (const answer of answers) this.note(answer);
      return answers;
    } catch (error) {
      await this.closeSandbox();
      throw error;
    }
  }

  /** Nothing is asked after that; what is being asked rejects. */
  async close(): Promise<void> {
    this.closed = true;
    await this.closeSandbox();
  }

  /** Also one that is being opened: its thread would keep the process from ending. */
  private async closeSandbox(): Promise<void> {
    const open = this.sandbox;
    this.sandbox = undefined;
    await open?.then(
      (sandbox) => sandbox.close(),
      () => undefined,
    );
  }

  private async open(): Promise<Sandbox> {
    const sandbox = await openSandbox({ budgets: this.program.budgets });
    try {
      await sandbox.load(this.program);
      return sandbox;
    } catch (error) {
      await sandbox.close();
      throw error;
    }
  }

  private note({ asked, outcome }: Answer): void {
    this.guard = afterOutcome(this.guard, asked.evaluation, outcome);
    const count = this.counts.get(asked.pair.rule)!;
    count.evaluations += 1;
    if (!outcome.ok) count.failures += 1;
  }
}
