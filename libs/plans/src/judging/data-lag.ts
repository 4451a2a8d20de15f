import type { Day } from '#calendar';
import type { Plan, Target } from '../plan.js';
import type { Observation } from '../status.js';
import { openingOf } from '../window.js';

/**
 * Whether data that the judgement still needs have been missing for longer than they may. Days count from the end of
 * the last covered one, or from the window's opening. Once the data cover the deadline nothing more is needed.
 */
export function isOverdue(target: Target, plan: Plan, observation: Observation, asOf: Day): boolean {
  const { coverage, reportWithinDays } = observation;
  if (coverage !== null && coverage >= target.deadline) return false;
  const covered = Math.max(coverage ?? Number.NEGATIVE_INFINITY, openingOf(target, plan) - 1);
  return asOf - covered > reportWithinDays;
}
