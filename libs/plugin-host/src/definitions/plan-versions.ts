import { checkVersions, versionsOf, type Plan } from '#plans';
import type { Problem } from '../problem.js';
import type { SourceFile } from '../source/source-file.js';
import type { Names } from './names.js';
import { problemsOf } from './refusals.js';

/** A version of a plan with the file it stands in. */
export interface PlanFile {
  readonly plan: Plan;
  readonly source: SourceFile;
  /** What its head says can be relied upon. */
  readonly hasSoundHead: boolean;
}

/**
 * All plans with their versions, the first one first, in the order in which the plans come first. Versions are checked
 * where all files of plans could be read: a missing one may stand in a file that could not.
 */
export function orderVersions(files: readonly PlanFile[], names: Names, problems: Problem[]): readonly Plan[] {
  const plans = files.map(({ plan }) => plan);
  const ids = [...new Set(plans.map(({ id }) => id))];
  const sources = new Map(files.map(({ plan, source }) => [plan, source]));
  return ids.flatMap((id) => {
    const versions = versionsOf(plans, id);
    const isKnown = names.plans.isComplete && files.every(({ plan, hasSoundHead }) => plan.id !== id || hasSoundHead);
    for (const { plan, ...problem } of isKnown ? checkVersions(versions) : []) {
      const source = sources.get(plan);
      if (source) problems.push(...problemsOf(problem, source, names));
    }
    return versions;
  });
}
