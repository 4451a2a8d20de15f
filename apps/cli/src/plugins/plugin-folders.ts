import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pluginFoldersIn } from '#plugin-host';
import { RefusedError } from '../exit-codes.js';

/** The folder of this program's package, whether it runs from the sources or from `dist`. */
export function packageFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (isPackage(folder)) return folder;
    if (folder === dirname(folder)) throw new RefusedError('找不到 zhibiao 的安装目录');
  }
}

function isPackage(folder: string): boolean {
  const manifest = join(folder, 'package.json');
  return existsSync(manifest) && (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name === 'zhibiao';
}

/** The plugin folders that were named, else every one in `plugins/` here, else those that come with the program. */
export function pluginFolders(named: readonly string[] = [], workingFolder = process.cwd()): readonly string[] {
  if (named.length > 0) return named;
  for (const place of [join(workingFolder, 'plugins'), join(packageFolder(), 'plugins')]) {
    const found = pluginFoldersIn(place);
    if (found.length > 0) return found;
  }
  throw new RefusedError('当前目录没有 plugins/；请写明插件目录');
}
