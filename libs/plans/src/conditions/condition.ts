import type { Band } from './band.js';
import type { Change } from './change.js';
import type { Limit } from './limit.js';

/**
 * What a target asks of its value, as written in a plan. Bounds in the target's unit: 92 for 92 %.
 * Inclusive: atLeast, atMost, between. Exclusive: above, below. `anyOf` and `allOf` are of the same value.
 * For example `{ atLeast: 92 }`, `{ atMost: { previousYear: true } }`, `{ rises: { by: 2 } }`, `{ zero: true }`.
 */
export type Condition =
  | { readonly atLeast: Limit }
  | { readonly above: Limit }
  | { readonly atMost: Limit }
  | { readonly below: Limit }
  | { readonly between: Band }
  | { readonly equals: number }
  | { readonly zero: true }
  | { readonly reached: true }
  | { readonly rises: Change }
  | { readonly falls: Change }
  | { readonly rankAtMost: number }
  | { readonly anyOf: readonly Condition[] }
  | { readonly allOf: readonly Condition[] };

type NameIn<C> = C extends unknown ? keyof C : never;

/** Every name a condition can have. */
export type ConditionName = NameIn<Condition>;
