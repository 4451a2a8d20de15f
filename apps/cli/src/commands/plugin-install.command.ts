import { copyFile, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { PackRefused, readPack } from '#plugin-pack';
import type { CommandContext, RegisterCommand } from '../command.js';
import { RefusedError, UsageError } from '../exit-codes.js';
import { jsonText } from '../output/json.js';
import { takePluginStep } from '../plugins/plugin-step.js';
import { pluginLine, type ServedPlugin } from '../plugins/served-plugin.js';
import { mustLoad } from './plugin-pack.command.js';
import { apiOf, withOptionalServer } from './server-options.js';

interface Options {
  readonly to: string;
  readonly replace?: true;
  readonly url?: string;
  readonly key?: string;
  readonly activate?: string | true;
  readonly json?: true;
}

interface Identity {
  readonly id: string;
  readonly version: string;
}

export const pluginInstall: RegisterCommand = (parent, context) => {
  const command = parent
    .command('install')
    .description('检查插件包并放进插件目录；写明 --url 时安装到运行中的服务 · check a pack and install it')
    .argument('<file>', '插件包（.zbp） · the pack')
    .option('--to <folder>', '插件目录 · the folder of plugins', 'plugins')
    .option('--replace', '替换已有的版本 · replace the version that is there')
    .option('--activate [day]', '安装后启用，可写生效日；须写明 --url · put it in force, from a day on');
  withOptionalServer(command).action(async (file: string, { url, ...options }: Options) => {
    if (url !== undefined) return installOnServer(file, { ...options, url }, context);
    if (options.activate !== undefined) throw new UsageError('--activate 须与 --url 一起使用：启用由运行中的服务完成');
    return installInFolder(file, options, context);
  });
};

/** The server checks it: it knows what it is to stand beside. */
async function installOnServer(
  file: string,
  { url, key, activate, json }: Options & { readonly url: string },
  { terminal }: CommandContext,
): Promise<void> {
  const { id, version } = await identityOf(file);
  const api = apiOf({ url, ...(key !== undefined && { key }) });
  let plugin = await api.send<ServedPlugin>('/plugins', 'application/octet-stream', await readFile(file));
  if (activate !== undefined) {
    const from = activate === true ? undefined : activate;
    plugin = await takePluginStep(api, id, 'activate', { version, from });
  }
  terminal.out(json ? jsonText(plugin) : `已安装 ${id} ${version} 到 ${url}：${pluginLine(plugin)}`);
}

async function installInFolder(
  file: string,
  { to, replace, json }: Options,
  { terminal }: CommandContext,
): Promise<void> {
  const { id, version } = await identityOf(file);
  await mustLoad(resolve(file));
  await mkdir(to, { recursive: true });
  const there = await installed(to, id);
  if (there !== undefined && replace !== true) {
    throw new RefusedError(`${to} 中已有插件 ${id}（${there}）；要替换请加 --replace`, 'ALREADY_INSTALLED');
  }
  if (there !== undefined) await rm(join(to, there), { recursive: true });
  const place = join(to, `${id}-${version}.zbp`);
  await copyFile(file, place);
  if (json) terminal.out(jsonText({ id, version, file: place, replaced: there ?? null }));
  else terminal.out(`已安装 ${id} ${version} 到 ${place}；服务重新启动后生效`);
}

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
