import type { RegisterCommand } from '../command.js';
import { pluginFolders } from '../plugins/plugin-folders.js';
import { reportCheck } from '../plugins/report-check.js';
import { jsonOption } from './server-options.js';

export const planCheck: RegisterCommand = (parent, context) => {
  parent
    .command('check')
    .description('检查工作要点及其指标，指出错在哪一行 · check plans and what they refer to')
    .argument('[folders...]', '插件目录，默认 plugins/ 下全部 · plugin folders')
    .addOption(jsonOption())
    .action((folders: string[], options: { json?: true }) =>
      reportCheck(pluginFolders(folders), options.json === true, context),
    );
};
