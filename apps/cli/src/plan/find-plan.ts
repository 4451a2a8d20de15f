import type { Day } from '#calendar';
import { newestOf, planOn, versionsOf, type Plan } from '#plans';
import { nearest } from '#plugin-host';
import { RefusedError } from '../exit-codes.js';

/** Which version of a plan is meant; neither: the newest. */
export interface VersionWanted {
  readonly version?: number;
  /** The version in force on that day. */
  readonly on?: Day;
}

/** A version of a plan. An unknown plan or version is refused, with those that there are. */
export function findPlan(plans: readonly Plan[], id: string, { version, on }: VersionWanted = {}): Plan {
  const versions = versionsOf(plans, id);
  const newest = versions.at(-1);
  if (!newest) throw unknownPlan(plans, id);
  if (on !== undefined) return planOn(versions, id, on) ?? newest;
  if (version === undefined) return newest;
  const found = versions.find((plan) => plan.version === version);
  if (found) return found;
  const known = versions.map((plan) => plan.version).join('、');
  throw new RefusedError(`${id} 没有第 ${version} 版；现有第 ${known} 版`, 'UNKNOWN_VERSION');
}

function unknownPlan(plans: readonly Plan[], id: string): RefusedError {
  const known = newestOf(plans).map((plan) => plan.id);
  const near = nearest(id, known);
  const hint = near === undefined ? '' : `是否想写 ${near}？`;
  return new RefusedError(`没有工作要点 ${id}；${hint}现有 ${known.join('、')}`, 'UNKNOWN_PLAN');
}
