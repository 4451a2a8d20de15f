import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { loadCatalogue } from '#plugin-host';
import { packFolder, PackRefused } from '#plugin-pack';
import type { RegisterCommand } from '../command.js';
import { RefusedError } from '../exit-codes.js';
import { jsonText } from '../output/json.js';
import { problemLine } from '../plugins/problem-lines.js';
import { pluginFoldersWithRequired } from '../plugins/required-plugins.js';
import { jsonOption } from './server-options.js';

export const pluginPack: RegisterCommand = (parent, { terminal }) => {
  parent
    .command('pack')
    .description('检查插件并打成一个文件（.zbp） · check a plugin and pack it into one file')
    .argument('<folder>', '插件目录 · its folder')
    .option('--out <file>', '写到哪里，默认 <id>-<version>.zbp · where to write it')
    .addOption(jsonOption())
    .action(async (folder: string, { out, json }: { out?: string; json?: true }) => {
      await mustLoad(folder);
      const { id, version } = await manifestOf(folder);
      const file = resolve(out ?? `${id}-${version}.zbp`);
      const { bytes, digest } = await packed(folder);
      await writeFile(file, bytes);
      if (json) terminal.out(jsonText({ id, version, file, bytes: bytes.length, digest }));
      else terminal.out(`${file}（${id} ${version}，${bytes.length} 字节，摘要 ${digest}）`);
    });
};

/** A plugin that does not load is not packed. */
export async function mustLoad(path: string): Promise<void> {
  const loading = await loadCatalogue(pluginFoldersWithRequired(path));
  if (loading.ok) return;
  const lines = loading.problems.map((problem) => problemLine(problem));
  throw new RefusedError(`插件有 ${lines.length} 处错误：\n${lines.join('\n')}`, 'INVALID_PLUGIN');
}

async function manifestOf(folder: string): Promise<{ id: string; version: string }> {
  return parse(await readFile(join(folder, 'plugin.yaml'), 'utf8')) as { id: string; version: string };
}

async function packed(folder: string) {
  try {
    return await packFolder(folder);
  } catch (error) {
    if (error instanceof PackRefused) throw new RefusedError(error.message, error.code);
    throw error;
  }
}
