import type { Observation } from '#alerts';
import { formatDay } from '#calendar';
import type { EventStore, NewEvent, Position } from '#event-store';
import type { Catalogue, DerivedMeasure, PluginProgram } from '#plugin-host';
import type { OrgTree } from '#org';
import { RoundLoop } from '../rules/round-loop.js';
import { suspensionObservation } from '../rules/rule-observations.js';
import { homeOfRule } from '../rules/rule-plan.js';
import type { DayQuestion } from './day-question.js';
import type { DerivedAmounts } from './derived-amounts.js';
import type { DerivedBoard } from './derived-board.js';
import { derivedReport, derivedStream } from './derived-report.js';
import { MeasureAsker } from './measure-asker.js';

/** Where the derivation of a plugin's measures gets its questions, and where its answers go. */
export interface DerivationDesk {
  readonly store: EventStore;
  readonly board: DerivedBoard;
  readonly amounts: DerivedAmounts;
  readonly catalogue: Pick<Catalogue, 'plans' | 'plugins' | 'digest'>;
  readonly tree: OrgTree;
  /** Of the last event in memory; `undefined`: memory is ahead of what is written, nothing can be asked. */
  settledAt(): Position | undefined;
  now(): string;
  tell?(observations: readonly Observation[]): Promise<unknown>;
  went(): void;
  failed(error: unknown): void;
}

/** Asks the derived measures of one plugin what days have come to, and reports what is news. */
export class Derivation {
  readonly asker: MeasureAsker;
  readonly loop: RoundLoop;
  /** What was reported and is not in memory yet. */
  private readonly underWay = new Map<string, { readonly value: number | null; readonly position: Position }>();
  /** What was asked in vain: asked again when something changes, or once the measure is resumed. */
  private readonly failed = new Map<DerivedMeasure, DayQuestion[]>();
  private readonly toldSuspended = new Map<DerivedMeasure, boolean>();

  constructor(
    private readonly program: PluginProgram,
    private readonly measures: readonly DerivedMeasure[],
    private readonly desk: DerivationDesk,
  ) {
    this.asker = new MeasureAsker(program, measures);
    this.loop = new RoundLoop({
      has: () => this.next() !== undefined,
      step: () => this.step(),
      went: () => desk.went(),
      failed: (error) => desk.failed(error),
    });
  }

  /** Id of the plugin. */
  get plugin(): string {
    return this.program.plugin;
  }

  /** Everything up to the position is in memory. */
  committed(position: Position): void {
    for (const [key, told] of this.underWay) if (told.position <= position) this.underWay.delete(key);
    this.loop.wake();
  }

  /** Lets suspended measures be asked again, first of all what they failed at. */
  resume(): void {
    const resumed = this.asker.resume();
    for (const measure of resumed) {
      this.desk.board.giveBack(this.failed.get(measure) ?? []);
      this.failed.delete(measure);
    }
    this.desk.board.noteAll(resumed);
    this.loop.wake();
  }

  async close(): Promise<void> {
    const closed = this.loop.close();
    await this.asker.close();
    await closed;
  }

  private next(): DerivedMeasure | undefined {
    if (this.desk.settledAt() === undefined) return undefined;
    return this.measures.find((measure) => !this.asker.isSuspended(measure) && this.desk.board.isDue(measure));
  }

  private async step(): Promise<void> {
    const { board, amounts } = this.desk;
    const measure = this.next()!;
    const position = this.desk.settledAt()!;
    const questions = board.take(measure, this.asker.mostFor(measure));
    if (questions.length === 0) return;
    // Made before anything is waited for: of what is written, and of nothing ahead of it.
    const inputs = questions.map((question) => amounts.inputOf(question));
    const known = questions.map((question) => amounts.knownOf(question));
    try {
      const outcomes = await this.asker.ask(measure, inputs);
      const events: NewEvent[] = [];
      const news: { readonly key: string; readonly value: number | null }[] = [];
      outcomes.forEach((outcome, i) => {
        const question = questions[i]!;
        if (!outcome.ok || outcome.result.kind !== 'measure') return void this.note(question);
        const value = amounts.rounded(question, outcome.result.value);
        const key = keyOf(question);
        const told = this.underWay.get(key);
        if (value === (told ? told.value : known[i])) return;
        events.push(derivedReport(question, value, position));
        news.push({ key, value });
      });
      await this.report(measure, events, news);
      await this.tellSuspension(measure, questions.at(-1)!, position);
    } catch (error) {
      board.giveBack(questions);
      this.toldSuspended.delete(measure);
      throw error;
    }
  }

  private note(question: DayQuestion): void {
    const { measure } = question.cell;
    const failed = this.failed.get(measure);
    if (failed) failed.push(question);
    else this.failed.set(measure, [question]);
  }

  private async report(
    { code, source }: DerivedMeasure,
    events: readonly NewEvent[],
    news: readonly { readonly key: string; readonly value: number | null }[],
  ): Promise<void> {
    if (events.length === 0) return;
    const { position } = await this.desk.store.append(derivedStream(source.plugin, code), 'any', events);
    for (const { key, value } of news) this.underWay.set(key, { value, position });
  }

  /** What is new to the operator: that the measure is suspended, or that it answers. */
  private async tellSuspension(measure: DerivedMeasure, { day }: DayQuestion, position: Position): Promise<void> {
    const { catalogue, tree, tell, now } = this.desk;
    const isSuspended = this.asker.isSuspended(measure);
    const failures = this.asker.failuresOf(measure);
    const isWell = (failures?.failures ?? 0) === 0;
    if (!tell || this.toldSuspended.get(measure) === isSuspended || !(isSuspended || isWell)) return;
    const { plugin, digest } = measure.source;
    const home = homeOfRule(measure.code, catalogue.plans);
    if (!home) return;
    const version = catalogue.plugins.find(({ id }) => id === plugin)?.version ?? '';
    const basis = {
      rule: { plugin, version, digest, key: measure.code, name: measure.name },
      unit: home.region,
      group: null,
      day: formatDay(day),
      plan: home.id,
      planVersion: home.version,
      window: String(home.year),
      owner: { lead: [], cooperating: [], leader: null },
      position,
    };
    const context = { tree, catalogueDigest: catalogue.digest, at: now() };
    await tell([suspensionObservation(isSuspended ? failures : undefined, basis, context)]);
    this.toldSuspended.set(measure, isSuspended);
  }
}

function keyOf({ cell, day }: DayQuestion): string {
  return `${cell.measure.code} ${cell.ref} ${day}`;
}
