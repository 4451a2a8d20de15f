import type { Observation } from '#alerts';
import type { EventStore } from '#event-store';
import type { CatalogueRule } from '#plugin-host';
import type { Asked } from './asked.js';
import type { Basis } from './basis.js';
import type { RuleEvaluated } from './rule-event.js';
import type { RuleContext } from './rule-observations.js';

/** Whether a rule has found something at a unit, or of a group of records there. */
export type HasFound = (place: Pick<Basis, 'unit' | 'group'>) => boolean;

/** Where the rounds of a plugin get their questions, and where their answers go. */
export interface RoundsDesk {
  readonly store: EventStore;
  /** The moment of the wall clock is that of asking for it. */
  context(): RuleContext;
  /** Questions to a rule that are due, at most so many. `hasFound`: whether something was found at a place. */
  ask(rule: CatalogueRule, most: number, hasFound: HasFound): readonly Asked[];
  isDue(rule: CatalogueRule): boolean;
  /** They could not be dealt with and are due again. */
  giveBack(asked: readonly Asked[]): void;
  /** Every unit is due again. */
  askAll(rules: ReadonlySet<CatalogueRule>): void;
  /** Whether a rule is asked about a place at all. */
  asks(rule: CatalogueRule, place: Pick<Basis, 'unit' | 'group'>): boolean;
  /** To whom what is said of the rule itself belongs. */
  homeOf(rule: CatalogueRule, asked: Asked): Basis;
  /** On what the end of a finding rests that nobody asks about any more. */
  basisOf(event: RuleEvaluated): Basis;
  tell(observations: readonly Observation[]): Promise<unknown>;
  /** Something was dealt with, or nothing is left to do. */
  went(): void;
  failed(error: unknown): void;
}
