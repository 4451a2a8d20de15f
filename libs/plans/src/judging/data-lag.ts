import type { Day } from '#calendar';
import type { Observation } from '../status.js';

/**
 * Whether data that the judgement still needs have been missing for longer than they may. Days count from the end of
 * the last covered one, or from the opening. Once the data cover the last deadline nothing more is needed.
 */
export function isOverdue(observation: Observation, opening: Day, lastDeadline: Day, asOf: Day): boolean {
  const { coverage, reportWithinDays } = observation;
  if (coverage !== null && coverage >= lastDeadline) return false;
  const covered = Math.max(coverage ?? Number.NEGATIVE_INFINITY, opening - 1);
  return asOf - covered > reportWithinDays;
}
