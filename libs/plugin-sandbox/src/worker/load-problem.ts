import type { Budgets } from '../budgets.js';
import type { PluginCode } from '../plugin-code.js';
import type { CodeProblem } from '../plugin-refused.js';
import type { Ran } from './engine.js';
import { stopped } from './outcome-of.js';
import { placeIn } from './source-place.js';

/** Why the code of a plugin did not even load. An import that was refused says more than the exception it led to. */
export function loadProblem(
  { files }: PluginCode,
  ran: Exclude<Ran<unknown>, { how: 'returned' }>,
  refusedImport: CodeProblem | undefined,
  budgets: Budgets,
): CodeProblem {
  if (ran.how === 'threw' && ran.thrown.message === refusedImport?.message) return refusedImport;
  const { message, stack } = stopped(ran, budgets);
  const place = placeIn(stack, files) ?? { file: Object.keys(files).sort()[0] ?? '' };
  return { ...place, message };
}
