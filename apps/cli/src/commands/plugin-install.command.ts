import { copyFile, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { PackRefused, readPack } from '#plugin-pack';
import type { RegisterCommand } from '../command.js';
import { RefusedError } from '../exit-codes.js';
import { jsonText } from '../output/json.js';
import { mustLoad } from './plugin-pack.command.js';
import { jsonOption } from './server-options.js';

interface Options {
  readonly to: string;
  readonly replace?: true;
  readonly json?: true;
}

interface Identity {
  readonly id: string;
  readonly version: string;
}

export const pluginInstall: RegisterCommand = (parent, { terminal }) => {
  parent
    .command('install')
    .description('检查插件包并放进插件目录，服务下次启动时生效 · check a pack and put it where the server looks')
    .argument('<file>', '插件包（.zbp） · the pack')
    .option('--to <folder>', '插件目录 · the folder of plugins', 'plugins')
    .option('--replace', '替换已有的版本 · replace the version that is there')
    .addOption(jsonOption())
    .action(async (file: string, { to, replace, json }: Options) => {
      const pack = await identityOf(file);
      await mustLoad(resolve(file));
      await mkdir(to, { recursive: true });
      const there = await installed(to, pack.id);
      if (there !== undefined && replace !== true) {
        throw new RefusedError(`${to} 中已有插件 ${pack.id}（${there}）；要替换请加 --replace`, 'ALREADY_INSTALLED');
      }
      if (there !== undefined) await rm(join(to, there), { recursive: true });
      const place = join(to, `${pack.id}-${pack.version}.zbp`);
      await copyFile(file, place);
      if (json) terminal.out(jsonText({ ...pack, file: place, replaced: there ?? null }));
      else terminal.out(`已安装 ${pack.id} ${pack.version} 到 ${place}；服务重新启动后生效`);
    });
};

async function identityOf(file: string): Promise<Identity> {
  try {
    const { files } = readPack(await readFile(file));
    const manifest = files.get('plugin.yaml');
    if (manifest) return parse(new TextDecoder().decode(manifest)) as Identity;
    throw new RefusedError(`${file} 里没有 plugin.yaml，不是插件`, 'NOT_A_PLUGIN');
  } catch (error) {
    if (error instanceof PackRefused) throw new RefusedError(error.message, error.code);
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new RefusedError(`没有文件 ${file}`, 'NOT_FOUND');
    throw error;
  }
}

/** The folder or pack in which a plugin stands, whatever its version. */
async function installed(place: string, id: string): Promise<string | undefined> {
  return (await readdir(place)).find((name) => name === id || (name.startsWith(`${id}-`) && name.endsWith('.zbp')));
}
