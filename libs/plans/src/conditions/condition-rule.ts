import type { Label } from '#indicators';
import type { Keys, Parsed } from '../parsed.js';
import type { Reference, Resolver } from './resolver.js';

/**
 * How a value stands to its condition. `rise`: it climbs towards it. `cap`: it must stay under it, in full at any date.
 * `within`: it must lie at or in it, so it climbs towards the lower end and must not pass the upper.
 */
export type Sense = 'rise' | 'cap' | 'within';

/** A reference in a condition, with its keys from the condition. */
export interface ReferenceAt {
  readonly path: Keys;
  readonly reference: Reference;
}

/**
 * One kind of condition. In a plan it is written `{ <name>: <written> }`. Before it is judged it is bound: its references
 * become figures, its tolerance widens them. A new kind is one file with such a rule, its line in the registry and in
 * the type `Condition`.
 *
 * @example
 * const bound = atLeast.resolve({ previousYear: true }, resolver); // 91.4: what the year before came to
 * if (bound !== null) atLeast.isMet(bound, 92); // true
 */
export interface ConditionRule<Name extends string = string, Written = unknown, Bound = unknown> {
  readonly name: Name;
  /** Reads it from a plan. Keys of a refusal start below the name. */
  parse(raw: unknown): Parsed<Written>;
  /** The figures it states in the target's unit, to be held against what the indicator allows. */
  figures(written: Written): readonly number[];
  references(written: Written): readonly ReferenceAt[];
  /** Whether a reference may itself change before the deadline, so that nothing about it is final until then. */
  moves(written: Written): boolean;
  /** Value that the lack of any record stands for (nobody reports "not yet"); `null`: then nothing is known. */
  withoutRecord(written: Written): number | null;
  /** What it is judged by; `null`: a reference has no value. */
  resolve(written: Written, resolver: Resolver): Bound | null;
  sense(written: Written): Sense;
  /** For people: `≥ 92 %`. */
  describe(written: Written, unit: string): Label;

  /** `null`: only a reference that has no value could tell. */
  isMet(bound: Bound, value: number): boolean | null;
  /** In the target's unit; positive: still missing; 0 or less: met. */
  gap(bound: Bound, value: number): number;
  /** The figure that pacing scales; `null`: nothing is due before the deadline. */
  goal(bound: Bound): number | null;
  /**
   * Whether time cannot mend it. `grows`: the value only grows, a total. `best`: the highest value still attainable;
   * `null`: unknown.
   */
  isBroken(bound: Bound, value: number, grows: boolean, best: number | null): boolean;
  /** Whether a condition that the value meets can be lost again before the deadline. */
  canBeLost(bound: Bound, value: number, grows: boolean): boolean;
}
