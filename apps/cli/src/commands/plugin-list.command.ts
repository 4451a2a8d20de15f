import type { RegisterCommand } from '../command.js';
import { jsonText } from '../output/json.js';
import { tableText } from '../output/table.js';
import { checkedCatalogue } from '../plugins/checked-catalogue.js';
import { jsonOption } from './server-options.js';

interface Options {
  readonly plugins?: readonly string[];
  readonly json?: true;
}

export const pluginList: RegisterCommand = (parent, { terminal }) => {
  parent
    .command('list')
    .description('列出插件 · plugins of this installation')
    .option('--plugins <folders...>', '插件目录，默认 plugins/ 下全部 · plugin folders')
    .addOption(jsonOption())
    .action(async ({ plugins, json }: Options) => {
      const found = (await checkedCatalogue(plugins)).plugins;
      if (json) terminal.out(jsonText(found));
      else
        terminal.out(
          tableText(
            ['插件', '版本', '摘要'],
            found.map(({ id, version, digest }) => [id, version, digest.slice(0, 12)]),
          ),
        );
    });
};
