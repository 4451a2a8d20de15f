import type { RegisterCommand } from '../command.js';
import { jsonText } from '../output/json.js';
import { takePluginStep } from '../plugins/plugin-step.js';
import { pluginLine } from '../plugins/served-plugin.js';
import { apiOf, withServerOptions, type ServerOptions } from './server-options.js';

interface Options extends ServerOptions {
  readonly release?: string;
  readonly from?: string;
}

export const pluginActivate: RegisterCommand = (parent, { terminal }) => {
  const command = parent
    .command('activate')
    .description('让运行中的服务启用已安装的插件，或恢复暂停的插件 · put an installed plugin in force, or resume it')
    .argument('<id>', '插件代码 · its id')
    .option('--release <version>', '版本，默认最新安装的 · which version')
    .option('--from <day>', '生效日，默认今天 · ISO day from which it is in force');
  withServerOptions(command).action(async (id: string, options: Options) => {
    const { release: version, from } = options;
    const plugin = await takePluginStep(apiOf(options), id, 'activate', { version, from });
    terminal.out(options.json ? jsonText(plugin) : pluginLine(plugin));
  });
};
