import type { RegisterCommand } from '../command.js';
import { jsonText } from '../output/json.js';
import { progressTo } from '../output/progress.js';
import { pluginFolders } from '../plugins/plugin-folders.js';
import { startRefusal } from '../start-refusal.js';
import { jsonOption } from './server-options.js';

export const projectionRebuild: RegisterCommand = (parent, { terminal, environment }) => {
  parent
    .command('rebuild')
    .description('停服后清空读模型，按日志重新生成 · make the read model again from the log, while no server runs')
    .addOption(jsonOption())
    .action(async ({ json }: { json?: true }) => {
      const { readConfiguration } = await import('#platform');
      const { rebuildReadModel } = await import('../../../server/src/projection/rebuild.js');
      try {
        const { plugins, ...configuration } = readConfiguration(environment);
        const progress = progressTo('重建', terminal);
        const rebuilt = await rebuildReadModel(
          { ...configuration, plugins: pluginFolders(plugins) },
          ({ position, head }) => progress.at(position, head),
        ).finally(progress.done);
        terminal.out(json ? jsonText(rebuilt) : `已重建：${rebuilt.records} 条记录，${rebuilt.seconds.toFixed(1)} 秒`);
      } catch (error) {
        throw startRefusal(error);
      }
    });
};
