import type { DerivedMeasure, PluginProgram } from '#plugin-host';
import {
  afterOutcome,
  isSuspended,
  newRuleGuard,
  openSandbox,
  resume,
  SandboxClosed,
  type GuardedRule,
  type Outcome,
  type Sandbox,
} from '#plugin-sandbox';
import type { MeasureInput } from '#plugin-sdk';
import { lastFailureOf, type RuleCount } from '../rules/rule-counts.js';

/** Questions to one measure that are asked at once. */
const MOST_AT_ONCE = 500;

/** Asks the derived measures of one plugin in a sandbox of its own, and suspends those that fail, each by itself. */
export class MeasureAsker {
  private sandbox: Promise<Sandbox> | undefined;
  private closed = false;
  private guard = newRuleGuard();
  private readonly counts: ReadonlyMap<DerivedMeasure, { evaluations: number; failures: number }>;

  constructor(
    private readonly program: PluginProgram,
    measures: readonly DerivedMeasure[],
  ) {
    this.counts = new Map(measures.map((measure) => [measure, { evaluations: 0, failures: 0 }]));
  }

  get counted(): readonly RuleCount[] {
    return [...this.counts].map(([measure, count]) => ({
      plugin: measure.source.plugin,
      rule: measure.code,
      ...count,
      suspended: this.isSuspended(measure),
      ...lastFailureOf(this.failuresOf(measure)),
    }));
  }

  failuresOf({ code, source }: DerivedMeasure): GuardedRule | undefined {
    return this.guard.rules.get(`${source.digest}/${code}`);
  }

  isSuspended({ code, source }: DerivedMeasure): boolean {
    return isSuspended(this.guard, source.digest, code);
  }

  /** One that has not proven itself is asked no more than it may fail, so that it holds the others up but once. */
  mostFor(measure: DerivedMeasure): number {
    const { evaluations, failures } = this.counts.get(measure)!;
    const inRow = this.failuresOf(measure)?.failures ?? 0;
    if (evaluations > failures && inRow === 0) return MOST_AT_ONCE;
    return Math.max(1, this.guard.limits.failures - inRow);
  }

  /** Lets suspended measures be asked again. Answers which. */
  resume(): readonly DerivedMeasure[] {
    const resumed = [...this.counts.keys()].filter((measure) => this.isSuspended(measure));
    for (const { code, source } of resumed) this.guard = resume(this.guard, source.digest, code).guard;
    return resumed;
  }

  /** Asks one measure. Rejects only where the sandbox itself does not work; the next time it is opened anew. */
  async ask(measure: DerivedMeasure, inputs: readonly MeasureInput[]): Promise<readonly Outcome[]> {
    if (this.closed) throw new SandboxClosed();
    const { code: rule, source } = measure;
    const evaluations = inputs.map((input) => ({ digest: source.digest, rule, input }));
    try {
      const sandbox = await (this.sandbox ??= this.open());
      const outcomes = await sandbox.evaluate(evaluations);
      const count = this.counts.get(measure)!;
      outcomes.forEach((outcome, i) => {
        this.guard = afterOutcome(this.guard, evaluations[i]!, outcome);
        count.evaluations += 1;
        if (!outcome.ok) count.failures += 1;
      });
      return outcomes;
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
}
