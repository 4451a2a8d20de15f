import { formatAlertKey, type Observation } from '#alerts';
import type { CatalogueRule } from '#plugin-host';
import { recordedOf, type Answer, type Asked } from './asked.js';
import { endFindings } from './end-findings.js';
import { findingKey, OutcomeLog, placeIn } from './outcome-log.js';
import { RoundLoop } from './round-loop.js';
import type { RoundsDesk } from './rounds-desk.js';
import type { RuleAsker } from './rule-asker.js';
import { foundObservation, goneObservation, suspensionObservation } from './rule-observations.js';

/**
 * Goes through the questions to the rules of one plugin, round by round: asks what is due, records what is news, tells the
 * alerts. A round that cannot be finished is asked again later. Other plugins wait for none of it.
 */
export class PluginRounds {
  private readonly logs = new Map<CatalogueRule, OutcomeLog>();
  /** What the operator was told of each rule: whether it is suspended. */
  private readonly toldSuspended = new Map<CatalogueRule, boolean>();
  private readonly loop: RoundLoop;

  constructor(
    private readonly rules: readonly CatalogueRule[],
    readonly asker: RuleAsker,
    private readonly desk: RoundsDesk,
  ) {
    this.loop = new RoundLoop({
      has: () => this.hasWork,
      step: () => this.step(),
      went: () => desk.went(),
      failed: (error) => desk.failed(error),
    });
  }

  /** Nothing is being asked and nothing is due, save of rules that are suspended. */
  get isIdle(): boolean {
    return this.loop.isIdle;
  }

  /** Goes on where something is due. */
  wake(): void {
    this.loop.wake();
  }

  /** Lets suspended rules run again: first what they failed at, then every unit as it is now. */
  resume(): void {
    this.desk.askAll(this.asker.resume());
    this.wake();
  }

  /** What is being asked is asked again at the next start. */
  async close(): Promise<void> {
    const closed = this.loop.close();
    await this.asker.close();
    await closed;
  }

  private get hasWork(): boolean {
    if (this.asker.owes || this.rules.some((rule) => !this.logs.has(rule))) return true;
    return this.rules.some((rule) => !this.asker.isSuspended(rule) && this.desk.isDue(rule));
  }

  private async step(): Promise<void> {
    let asked: readonly Asked[] = [];
    try {
      await this.readLogs();
      asked = this.next();
      if (asked.length > 0) await this.round(asked);
    } catch (error) {
      this.desk.giveBack(asked);
      this.toldSuspended.clear();
      throw error;
    }
  }

  private next(): readonly Asked[] {
    while (this.asker.owes) {
      const owed = this.asker.takeOwed();
      if (owed.length > 0) return owed;
    }
    return this.rules.flatMap((rule) => {
      if (this.asker.isSuspended(rule)) return [];
      const log = this.logs.get(rule)!;
      return this.desk.ask(rule, this.asker.mostFor(rule), (place) => log.hasFound(place));
    });
  }

  private async round(asked: readonly Asked[]): Promise<void> {
    const answers = await this.asker.ask(asked);
    const observations: Observation[] = [];
    for (const rule of new Set(asked.map(({ pair }) => pair.rule))) {
      const own = answers.filter((answer) => answer.asked.pair.rule === rule);
      await this.record(rule, own);
      observations.push(...own.flatMap((answer) => this.observations(rule, answer)), ...this.suspension(rule, own));
    }
    await this.desk.tell(observations);
    for (const { pair, basis } of asked) this.logs.get(pair.rule)!.told([basis]);
  }

  private async record(rule: CatalogueRule, answers: readonly Answer[]): Promise<void> {
    const outcomes = answers.map((answer) => ({ basis: answer.asked.basis, outcome: recordedOf(answer) }));
    try {
      await this.logs.get(rule)!.record(outcomes, this.desk.context().at);
    } catch (error) {
      this.logs.delete(rule);
      throw error;
    }
  }

  /** Everything that was found, whether or not it is news, and the end of what is found no more. */
  private observations(rule: CatalogueRule, { asked, outcome }: Answer): readonly Observation[] {
    if (!outcome.ok || !('findings' in outcome.result)) return [];
    const context = this.desk.context();
    const { basis } = asked;
    const { findings } = outcome.result;
    const keys = findings.map((finding) => formatAlertKey(findingKey({ ...basis, rule: rule.key }, finding)));
    const gone = this.logs.get(rule)!.goneWith(basis, new Set(keys));
    return [
      ...findings.map((finding) => foundObservation(finding, basis, context)),
      ...gone.map((key) => goneObservation(key, basis, context)),
    ];
  }

  /** What is new to the operator: that the rule is suspended, or that it answers. */
  private suspension(rule: CatalogueRule, answers: readonly Answer[]): readonly Observation[] {
    const failures = this.asker.failuresOf(rule);
    const isSuspended = this.asker.isSuspended(rule);
    const isWell = (failures?.failures ?? 0) === 0 && answers.some(({ outcome }) => outcome.ok);
    if (this.toldSuspended.get(rule) === isSuspended || !(isSuspended || isWell)) return [];
    this.toldSuspended.set(rule, isSuspended);
    const home = this.desk.homeOf(rule, answers.at(-1)!.asked);
    return [suspensionObservation(isSuspended ? failures : undefined, home, this.desk.context())];
  }

  /** Reads what the rules answered before, and ends what was found where they are not asked about any more. */
  private async readLogs(): Promise<void> {
    for (const rule of this.rules) {
      if (this.logs.has(rule)) continue;
      const log = await OutcomeLog.read(this.desk.store, rule.plugin, rule.key);
      const left = log.open.filter((event) => !this.desk.asks(rule, placeIn(event)));
      await endFindings(log, left, this.desk);
      this.logs.set(rule, log);
    }
  }
}
