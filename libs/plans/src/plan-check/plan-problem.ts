/** Something in a plan that cannot stand. */
export interface PlanProblem {
  /** Where, as keys from the root of the plan: `['targets', 3, 'condition', 'atLeast']`. */
  readonly path: readonly (string | number)[];
  /** zh-CN, for the official who wrote the plan: what is wrong and what is allowed. */
  readonly message: string;
}
