import type { Keys, Refusal } from '../parsed.js';

/** Something in a plan that cannot stand, or, as a warning, that deserves a look. */
export interface PlanProblem extends Refusal {
  /** Where, as keys from the root of the plan: `['targets', 3, 'condition', 'atLeast']`. */
  readonly path: Keys;
  /** Absent: an error. */
  readonly severity?: 'warning';
}
