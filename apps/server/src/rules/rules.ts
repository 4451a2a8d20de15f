import type { Observation } from '#alerts';
import { START, type EventStore, type Position } from '#event-store';
import type { LedgerChange } from '#indicators';
import type { Catalogue } from '#plugin-host';
import type { ProjectionStorage } from '#read-model';
import type { ProjectionListener, ProjectionSight } from '../projection/projection-listener.js';
import { CaseShelf } from './case-shelf.js';
import { endLostRules } from './end-findings.js';
import { Patience } from './patience.js';
import { PluginRounds } from './plugin-rounds.js';
import type { RoundsDesk } from './rounds-desk.js';
import { recordShelves } from './record-shelf.js';
import { RuleAsker } from './rule-asker.js';
import type { RuleCount } from './rule-counts.js';
import { RuleQuestions } from './rule-questions.js';

export interface RulesOptions {
  readonly store: EventStore;
  readonly catalogue: Catalogue;
  /** Takes observations to the alerts. */
  tell(observations: readonly Observation[]): Promise<unknown>;
  /** ISO date and time of the wall clock: noted in the events, never decided by. */
  now(): string;
  /** Told when something went on. */
  counted?(counts: readonly RuleCount[]): void;
  /** A round could not be finished, for example because the log could not be written to. It is tried again. */
  failed?(error: unknown): void;
}

/**
 * The rules of the plugins at work. Hears from the projection what has changed, asks the rules that read it, beside the
 * projection, and turns what they find into alerts. Until `begin` it lets everything pass: the past was asked about when it
 * was the present, and what was answered then stands in the log.
 */
export class Rules implements ProjectionListener {
  private questions: RuleQuestions | undefined;
  private rounds: ReadonlyMap<string, PluginRounds> = new Map();
  /** The projection's memory holds just what is written. */
  private isSettled = true;
  private position: Position = START;
  private ending: Promise<void> = Promise.resolve();
  private waiting: (() => void)[] = [];
  /** Records of the batch at work. */
  private records = 0;
  private readonly patience = new Patience(() => this.wake());

  constructor(private readonly options: RulesOptions) {}

  /** From here on rules are asked: once about every unit as it is now, then about what changes. */
  async begin(sight: ProjectionSight, storage: Pick<ProjectionStorage, 'casesOf' | 'keptRecords'>): Promise<void> {
    const { catalogue, store, failed } = this.options;
    const { rules, programs } = catalogue;
    const read = new Set(rules.flatMap(({ reads }) => reads.cases ?? []));
    const types = catalogue.caseTypes.filter(({ code }) => read.has(code));
    const cases = new CaseShelf(types, sight.judging.paths);
    if (read.size > 0) for (const book of await storage.casesOf([...read])) cases.put(book);
    const records = recordShelves(rules, sight.judging);
    if (records.size > 0) {
      for (const record of await storage.keptRecords()) for (const shelf of records.values()) shelf.put(record);
    }
    const questions = new RuleQuestions(catalogue, sight, cases, records);
    const desk = this.deskOver(questions, sight);
    this.rounds = new Map(
      programs.map((program) => {
        const own = rules.filter(({ digest }) => digest === program.digest);
        return [program.plugin, new PluginRounds(own, new RuleAsker(program, own, sight.judging.tree), desk)];
      }),
    );
    this.position = sight.position;
    this.questions = questions;
    questions.board.noteAll();
    this.ending = endLostRules(store, rules, desk).catch((error: unknown) => failed?.(error));
    this.wake();
  }

  changing(): void {
    this.isSettled = false;
  }

  changed(change: LedgerChange): void {
    this.records += change.rows.length;
    this.questions?.board.note(change);
  }

  dayOpened(region: string): void {
    this.isSettled = false;
    this.questions?.board.noteDay(region);
  }

  committed(position: Position): void {
    this.isSettled = true;
    this.position = position;
    this.patience.committed(this.records);
    this.records = 0;
  }

  /** What each rule has done since the start. */
  get counted(): readonly RuleCount[] {
    return [...this.rounds.values()].flatMap(({ asker }) => asker.counted);
  }

  /** Lets the suspended rules of a plugin run again: first on what they failed at, then on everything as it is now. */
  resume(plugin: string): void {
    this.rounds.get(plugin)?.resume();
  }

  /** Resolves once nothing is due and everything answered has been told. */
  async settled(): Promise<void> {
    await this.ending;
    while (this.patience.isWaiting || [...this.rounds.values()].some(({ isIdle }) => !isIdle)) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  async close(): Promise<void> {
    this.patience.stop();
    await Promise.all([this.ending, ...[...this.rounds.values()].map((rounds) => rounds.close())]);
    this.went();
  }

  /** Questions can be made: memory is what is written, and no flood of records is coming in. */
  private get isReady(): boolean {
    return this.isSettled && !this.patience.isWaiting;
  }

  private wake(): void {
    for (const rounds of this.rounds.values()) rounds.wake();
  }

  private went(): void {
    this.options.counted?.(this.counted);
    for (const wake of this.waiting.splice(0)) wake();
  }

  /** Questions are made between two batches of the projection only: of what is written, and of nothing ahead of it. */
  private deskOver(questions: RuleQuestions, { judging }: ProjectionSight): RoundsDesk {
    const { store, catalogue, tell, now, failed } = this.options;
    const { board } = questions;
    return {
      store,
      context: () => ({ tree: judging.tree, catalogueDigest: catalogue.digest, at: now() }),
      ask: (rule, most, hasFound) => (this.isReady ? questions.take(rule, most, this.position, hasFound) : []),
      isDue: (rule) => this.isReady && board.isDue(rule),
      giveBack: (asked) => board.giveBack(asked.map(({ pair }) => pair)),
      askAll: (rules) => board.noteAll(rules),
      asks: (rule, place) => board.asks(rule, place),
      homeOf: (rule, asked) => questions.homeOf(rule, asked),
      basisOf: (event) => questions.basisOf(event, this.position),
      tell,
      went: () => this.went(),
      failed: (error) => failed?.(error),
    };
  }
}
