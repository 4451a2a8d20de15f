import type { Day } from '#calendar';
import type { Parsed } from '../parsed.js';
import type { PlanProblem } from '../plan-check/plan-problem.js';

/** The days over which something falls due, both included. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** What last year tells of the course of a year. */
export interface LastYear {
  /** Last year's cumulative value on the same day of the year as the given one; `null` or left out: unknown. */
  yearBeforeShape?(day: Day): number | null;
}

/**
 * One way in which a goal falls due before its deadline 序时进度. From the deadline on the whole goal is due, whatever
 * the pacing. A new way is one file with such a rule and its line in the registry.
 */
export interface PacingRule<P = unknown> {
  readonly name: string;
  /** Whether the value is taken to accrue, and so only to grow, over the window. */
  readonly accrues: boolean;
  /** Reads it from a plan; `undefined`: the text is not of this kind. */
  parse(raw: unknown, year: number): Parsed<P> | undefined;
  /** What of the goal is due by the end of a day inside the span. */
  expected(pacing: P, goal: number, day: Day, span: Span, lastYear?: LastYear): number;
  /** What contradicts the target's span. Paths start at the pacing. */
  check(pacing: P, span: Span): readonly PlanProblem[];
}
