import type { Label } from '#indicators';
import type { Parsed } from '../parsed.js';

/**
 * How a value stands to its condition. `rise`: it climbs towards it. `cap`: it must stay under it, in full at any date.
 * `within`: it must lie at or in it, so it climbs towards the lower end and must not pass the upper.
 */
export type Sense = 'rise' | 'cap' | 'within';

/**
 * One kind of condition. In a plan it is written `{ <name>: <bound> }`. A new kind is one file with such a rule and its
 * line in the registry.
 *
 * @example
 * isMet({ atLeast: 92 }, 92); // true: the rule `atLeast` with the bound 92
 */
export interface ConditionRule<Name extends string = string, Bound = unknown> {
  readonly name: Name;
  readonly sense: Sense;
  /** Value that the lack of any record stands for (nobody reports "not yet"); `null`: then nothing is known. */
  readonly withoutRecord: number | null;
  /** Reads the bound from a plan. */
  parse(raw: unknown): Parsed<Bound>;
  isMet(bound: Bound, value: number): boolean;
  /** In the target's unit; positive: still missing; 0 or less: met. */
  gap(bound: Bound, value: number): number;
  /** The figure that pacing scales; `null`: nothing is due before the deadline. */
  goal(bound: Bound): number | null;
  /** Whether time cannot mend it. `grows`: the value only grows, a total. */
  isBroken(bound: Bound, value: number, grows: boolean): boolean;
  /** Whether a condition that is met can be lost again before the deadline. */
  canBeLost(grows: boolean): boolean;
  /** The figures a plan states in it, to be held against what the indicator's unit allows. */
  figures(bound: Bound): readonly number[];
  /** For people: `≥ 92 %`. */
  describe(bound: Bound, unit: string): Label;
}
