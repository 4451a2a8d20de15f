import type { RegisterCommand } from '../command.js';
import { pluginFoldersWithRequired } from '../plugins/required-plugins.js';
import { reportCheck } from '../plugins/report-check.js';
import { jsonOption } from './server-options.js';

export const pluginCheck: RegisterCommand = (parent, context) => {
  parent
    .command('check')
    .description('检查一个插件 · check one plugin')
    .argument('<folder>', '插件目录 · its folder')
    .addOption(jsonOption())
    .action((folder: string, options: { json?: true }) =>
      reportCheck(pluginFoldersWithRequired(folder), options.json === true, context),
    );
};
