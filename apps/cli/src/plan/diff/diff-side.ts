import { existsSync, statSync } from 'node:fs';
import { newestOf, type Plan } from '#plans';
import type { Catalogue } from '#plugin-host';
import { RefusedError, UsageError } from '../../exit-codes.js';
import { checkedCatalogue } from '../../plugins/checked-catalogue.js';
import { pluginFoldersWithRequired } from '../../plugins/required-plugins.js';
import { findPlan } from '../find-plan.js';
import { planInFile } from './plan-in-file.js';

/** One of the two plans that are compared, with the definitions it was checked with. */
export interface DiffSide {
  readonly plan: Plan;
  readonly catalogue: Catalogue;
}

/** The plugins that plans are looked for in. */
export interface LoadedPlugins {
  readonly folders: readonly string[];
  /** Refuses where they do not pass their check. */
  catalogue(): Promise<Catalogue>;
}

const NAMED = /^(?<id>[^@/\\]+)(?:@(?<version>\d{1,9}))?$/;

/**
 * Finds what a side names: `PLAN@VERSION` (without the version, the newest) of the loaded plugins, a plan file, or a
 * plugin folder or pack that holds one plan. Anything that is not there or does not pass its check is refused.
 */
export async function diffSide(named: string, plugins: LoadedPlugins): Promise<DiffSide> {
  if (existsSync(named)) return sideAt(named, plugins.folders);
  const { id, version } = NAMED.exec(named)?.groups ?? {};
  if (id === undefined || /\.(ya?ml|zbp)$/.test(named)) {
    throw new UsageError(`${named} 应为 要点@版本（如 jining-2025@2）、要点文件或插件目录`);
  }
  const catalogue = await plugins.catalogue();
  return { plan: findPlan(catalogue.plans, id, version === undefined ? {} : { version: Number(version) }), catalogue };
}

async function sideAt(path: string, plugins: readonly string[]): Promise<DiffSide> {
  if (/\.ya?ml$/.test(path)) return planInFile(path, plugins);
  if (!statSync(path).isDirectory() && !path.endsWith('.zbp')) {
    throw new UsageError(`${path} 不是要点文件（.yaml）、插件目录或插件包（.zbp）`);
  }
  const alone = pluginFoldersWithRequired(path);
  const catalogue = await checkedCatalogue(alone);
  const required = alone.filter((folder) => folder !== alone[0]);
  const others = required.length === 0 ? [] : (await checkedCatalogue(required)).plans.map(({ id }) => id);
  const own = newestOf(catalogue.plans).filter(({ id }) => !others.includes(id));
  const [plan, ...more] = own;
  if (!plan) throw new RefusedError(`${path} 中没有工作要点`, 'NO_PLAN');
  if (more.length > 0) {
    throw new UsageError(`${path} 中有 ${own.map(({ id }) => id).join('、')}；请写明其中一个要点文件`);
  }
  return { plan, catalogue };
}
