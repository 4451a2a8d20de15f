import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Plan } from '#plans';
import { loadCatalogue, readYaml, type Catalogue, type Problem } from '#plugin-host';
import { RefusedError } from '../../exit-codes.js';
import { problemLine } from '../../plugins/problem-lines.js';
import { pluginFoldersWithRequired } from '../../plugins/required-plugins.js';
import { findPlan } from '../find-plan.js';
import { versionIn, type VersionOf } from '../plan-files.js';
import { withPlanInPlugin } from './with-plan-in-plugin.js';

/**
 * The plan in a file. A file inside a plugin is read with that plugin. One that lies elsewhere (an earlier state, a
 * draft) is read as if it stood in the plugin that holds its plan, in the place of the same version.
 */
export async function planInFile(
  path: string,
  plugins: readonly string[],
): Promise<{ readonly plan: Plan; readonly catalogue: Catalogue }> {
  const file = resolve(path);
  const wanted = versionInFile(path);
  const home = dirname(dirname(file));
  if (basename(dirname(file)) === 'plans' && existsSync(join(home, 'plugin.yaml'))) {
    return found(wanted, await checked(pluginFoldersWithRequired(home), (problem) => problem));
  }
  return withPlanInPlugin({ path, ...wanted }, plugins, async (folders, placeOf) =>
    found(wanted, await checked(folders, (problem) => ({ ...problem, file: placeOf(problem.file) }))),
  );
}

function versionInFile(path: string): VersionOf {
  const problems: Problem[] = [];
  const reading = readYaml(path, readFileSync(path), problems);
  if (!reading.readable) throw invalid(problems);
  const version = versionIn(reading.source.data);
  if (!version) throw new RefusedError(`${path} 不是要点文件：没有写 plan（要点代码）`, 'NO_PLAN');
  return version;
}

async function checked(folders: readonly string[], told: (problem: Problem) => Problem): Promise<Catalogue> {
  const loading = await loadCatalogue(folders);
  if (loading.ok) return loading.catalogue;
  throw invalid(loading.problems.map(told));
}

function found({ id, version }: VersionOf, catalogue: Catalogue) {
  return { plan: findPlan(catalogue.plans, id, { version }), catalogue };
}

function invalid(problems: readonly Problem[]): RefusedError {
  const lines = problems.map((problem) => problemLine(problem));
  return new RefusedError(`有 ${lines.length} 处错误：\n${lines.join('\n')}`, 'INVALID_PLUGINS');
}
