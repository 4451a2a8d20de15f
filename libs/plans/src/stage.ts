import type { Day } from '#calendar';
import type { Target } from './plan.js';

/**
 * The day from which a unit below the target's own is judged: that of the first stage whose cohort holds it. `null`:
 * never. `undefined`: the target has no stages, so from the opening of its window. The target's own unit is judged from
 * there in any case.
 *
 * @param isInCohort whether the unit belongs to the cohort with that code
 */
export function stageOf(target: Target, isInCohort: (cohort: string) => boolean): Day | null | undefined {
  const { stages } = target.appliesTo;
  if (!stages) return undefined;
  const first = stages.find(({ cohort }) => cohort === undefined || isInCohort(cohort));
  return first ? first.from : null;
}
