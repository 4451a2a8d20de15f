import type { RegisterCommand } from '../command.js';
import { jsonText } from '../output/json.js';
import { takePluginStep } from '../plugins/plugin-step.js';
import { pluginLine } from '../plugins/served-plugin.js';
import { apiOf, withServerOptions, type ServerOptions } from './server-options.js';

export const pluginSuspend: RegisterCommand = (parent, { terminal }) => {
  const command = parent
    .command('suspend')
    .description('暂停插件的代码；已有的发现和要点不变 · stop asking the code of a plugin')
    .argument('<id>', '插件代码 · its id')
    .requiredOption('--reason <text>', '原因 · why');
  withServerOptions(command).action(async (id: string, options: ServerOptions & { readonly reason: string }) => {
    const plugin = await takePluginStep(apiOf(options), id, 'suspend', { reason: options.reason });
    terminal.out(options.json ? jsonText(plugin) : pluginLine(plugin));
  });
};
