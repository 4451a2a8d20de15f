import type { PlanProblem } from '#plans';
import type { Path } from '../problem.js';

/** Where the tasks and targets of a plan as read stand in its file. */
export interface Origin {
  readonly tasks: readonly Path[];
  readonly targets: readonly Path[];
}

/** Length of the path of a target that is no part: `['targets', 3]`. */
const OF_TARGET = 2;

/**
 * The path of a problem in the file. Items that could not be read are missing from the plan, and a part is a target of
 * its own there, so those after it stand elsewhere in the file.
 */
export function pathInFile({ path }: Pick<PlanProblem, 'path'>, origin: Origin): Path {
  const [list, index, ...rest] = path;
  if ((list !== 'tasks' && list !== 'targets') || typeof index !== 'number') return path;
  const at = origin[list][index] ?? [list, index];
  return [...at, ...(list === 'targets' && at.length > OF_TARGET ? inPart(rest) : rest)];
}

/** A part is written with a unit and a figure alone. */
function inPart([field]: Path): Path {
  switch (field) {
    case 'condition':
      return ['value'];
    case 'appliesTo':
    case 'id':
      return ['orgUnit'];
    case 'parts':
      return ['parts'];
    default:
      return [];
  }
}
