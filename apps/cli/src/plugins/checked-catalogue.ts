import { loadCatalogue, type Catalogue } from '#plugin-host';
import { RefusedError } from '../exit-codes.js';
import { pluginFolders } from './plugin-folders.js';
import { problemLine } from './problem-lines.js';

/** The catalogue of the plugins, or a refusal that lists all their problems. */
export async function checkedCatalogue(named: readonly string[] = []): Promise<Catalogue> {
  const loading = await loadCatalogue(pluginFolders(named));
  if (loading.ok) return loading.catalogue;
  const lines = loading.problems.map((problem) => problemLine(problem));
  throw new RefusedError(`插件有 ${lines.length} 处错误：\n${lines.join('\n')}`, 'INVALID_PLUGINS');
}
