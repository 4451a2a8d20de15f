import { copyFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { RefusedError } from '../../exit-codes.js';
import { planFileOf, pluginTexts, type VersionOf } from '../plan-files.js';

/** A plan file that lies outside of its plugin. */
export interface LoosePlan extends VersionOf {
  readonly path: string;
}

/**
 * Calls with the plugins, in which a copy stands for the one that holds the plan: in the copy the loose file has taken
 * the place of the same version. The copy is removed in any case. Refused where no plugin folder holds the plan.
 *
 * @param use `placeOf` leads from a file of the copy back to the file it was made from
 */
export async function withPlanInPlugin<T>(
  { path, id, version }: LoosePlan,
  plugins: readonly string[],
  use: (plugins: readonly string[], placeOf: (file: string) => string) => Promise<T>,
): Promise<T> {
  const home = plugins.find((one) => !one.endsWith('.zbp') && planFileOf(pluginTexts(one), id) !== undefined);
  if (home === undefined) {
    throw new RefusedError(
      `已载入的插件目录中没有要点 ${id}，${path} 无从核对；请放进插件的 plans/ 下再比较`,
      'UNKNOWN_PLAN',
    );
  }
  const place = await mkdtemp(join(tmpdir(), 'zhibiao-diff-'));
  try {
    const copy = join(place, basename(home));
    await cp(home, copy, { recursive: true });
    const same = planFileOf(pluginTexts(copy), id, version);
    if (same !== undefined) await rm(join(copy, same));
    const file = join(copy, 'plans', `compared-${id}-${version}.yaml`);
    await copyFile(path, file);
    const placeOf = (told: string): string => (told === file ? path : told.replace(copy, home));
    return await use([copy, ...plugins.filter((one) => one !== home)], placeOf);
  } finally {
    await rm(place, { recursive: true });
  }
}
