import type { RegisterCommand } from '../command.js';
import { jsonText } from '../output/json.js';
import { takePluginStep } from '../plugins/plugin-step.js';
import { pluginLine } from '../plugins/served-plugin.js';
import { apiOf, withServerOptions, type ServerOptions } from './server-options.js';

export const pluginRemove: RegisterCommand = (parent, { terminal }) => {
  const command = parent
    .command('remove')
    .description('从运行中的服务移除插件，其规则的发现随之结束 · remove a plugin from a running server')
    .argument('<id>', '插件代码 · its id');
  withServerOptions(command).action(async (id: string, options: ServerOptions) => {
    const plugin = await takePluginStep(apiOf(options), id, 'remove', {});
    terminal.out(options.json ? jsonText(plugin) : pluginLine(plugin));
  });
};
