import type { Observation } from '#alerts';
import type { EventStore } from '#event-store';
import type { CatalogueRule } from '#plugin-host';
import type { Asked } from './asked.js';
import type { Basis } from './basis.js';
import type { RuleEvaluated } from './rule-event.js';
import type { RuleContext } from './rule-observations.js';

/** Where the rounds of a plugin get their questions, and where their answers go. */
export interface RoundsDesk {
  readonly store: EventStore;
  /** The moment of the wall clock is that of asking for it. */
  context(): RuleContext;
  /** Questions to a rule that are due, at most so many. `hasFound`: whether something was found at a unit. */
  ask(rule: CatalogueRule, most: number, hasFound: (unit: string) => boolean): readonly Asked[];
  isDue(rule: CatalogueRule): boolean;
  /** They could not be dealt with and are due again. */
  giveBack(asked: readonly Asked[]): void;
  /** Every unit is due again. */
  askAll(rules: ReadonlySet<CatalogueRule>): void;
  /** Codes of the units that a rule is asked about. */
  unitsOf(rule: CatalogueRule): ReadonlySet<string>;
  /** To whom what is said of the rule itself belongs. */
  homeOf(rule: CatalogueRule, asked: Asked): Basis;
  /** On what the end of a finding rests that nobody asks about any more. */
  basisOf(event: RuleEvaluated): Basis;
  tell(observations: readonly Observation[]): Promise<unknown>;
  /** Something was dealt with, or nothing is left to do. */
  went(): void;
  failed(error: unknown): void;
}
