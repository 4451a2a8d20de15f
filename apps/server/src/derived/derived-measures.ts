import type { Observation } from '#alerts';
import { START, type EventStore, type Position } from '#event-store';
import type { LedgerChange } from '#indicators';
import { isDerived, type Catalogue } from '#plugin-host';
import type { ProjectionListener, ProjectionSight } from '../projection/projection-listener.js';
import type { RuleCount } from '../rules/rule-counts.js';
import { Derivation } from './derivation.js';
import { DerivedAmounts } from './derived-amounts.js';
import { DerivedBoard } from './derived-board.js';

export interface DerivedMeasuresOptions {
  readonly store: EventStore;
  readonly catalogue: Catalogue;
  /** Takes observations to the alerts, where this process decides on them. */
  tell?(observations: readonly Observation[]): Promise<unknown>;
  /** ISO date and time of the wall clock: noted in the events, never decided by. */
  now(): string;
  /** Told when something went on. */
  counted?(counts: readonly RuleCount[]): void;
  /** Something could not be asked or reported. It is tried again. */
  failed?(error: unknown): void;
}

/**
 * The derived measures of the plugins at work: hears from the projection which days have changed, asks the plugins' code
 * what these come to, beside the projection, and appends that to the log as reports, which come back to the projection like
 * any other. Until `begin` it lets everything pass: what the past came to stands in the log.
 */
export class DerivedMeasures implements ProjectionListener {
  private board: DerivedBoard | undefined;
  private derivations: readonly Derivation[] = [];
  /** `undefined`: the projection's memory is ahead of what is written. */
  private position: Position | undefined = START;
  private waiting: (() => void)[] = [];

  constructor(private readonly options: DerivedMeasuresOptions) {}

  /** From here on it is asked: once about everything that is there, then about what changes. */
  begin(sight: ProjectionSight): void {
    const { catalogue, store, now, tell, failed } = this.options;
    const derived = catalogue.measures.filter(isDerived);
    const measures = new Map(catalogue.measures.map((measure) => [measure.code, measure]));
    const board = new DerivedBoard(derived, measures, sight);
    const desk = {
      store,
      board,
      amounts: new DerivedAmounts(measures, sight),
      catalogue,
      tree: sight.judging.tree,
      settledAt: () => this.position,
      now,
      ...(tell && { tell }),
      went: () => this.went(),
      failed: (error: unknown) => failed?.(error),
    };
    this.derivations = catalogue.programs.flatMap((program) => {
      const own = derived.filter(({ source }) => source.digest === program.digest);
      return own.length === 0 ? [] : new Derivation(program, own, desk);
    });
    this.position = sight.position;
    this.board = board;
    board.noteAll();
    for (const derivation of this.derivations) derivation.loop.wake();
  }

  changing(): void {
    this.position = undefined;
  }

  changed({ counters }: LedgerChange): void {
    this.board?.note(counters);
  }

  dayOpened(): void {
    this.position = undefined;
  }

  committed(position: Position): void {
    this.position = position;
    for (const derivation of this.derivations) derivation.committed(position);
  }

  get counted(): readonly RuleCount[] {
    return this.derivations.flatMap(({ asker }) => asker.counted);
  }

  /** Lets the suspended measures of a plugin be asked again. */
  resume(plugin: string): void {
    for (const derivation of this.derivations) if (derivation.plugin === plugin) derivation.resume();
  }

  /** Resolves once nothing is due and everything answered is in the log. It need not be projected yet. */
  async settled(): Promise<void> {
    while (this.derivations.some(({ loop }) => !loop.isIdle)) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.derivations.map((derivation) => derivation.close()));
    this.went();
  }

  private went(): void {
    this.options.counted?.(this.counted);
    for (const wake of this.waiting.splice(0)) wake();
  }
}
