import { allPages } from '../api/pages.js';
import type { CommandContext, RegisterCommand } from '../command.js';
import { jsonText } from '../output/json.js';
import { tableText } from '../output/table.js';
import { checkedCatalogue } from '../plugins/checked-catalogue.js';
import { pluginRow, PLUGIN_COLUMNS, type ServedPlugin } from '../plugins/served-plugin.js';
import { apiOf, withOptionalServer } from './server-options.js';

interface Options {
  readonly plugins?: readonly string[];
  readonly url?: string;
  readonly key?: string;
  readonly json?: true;
}

export const pluginList: RegisterCommand = (parent, context) => {
  const command = parent
    .command('list')
    .description('列出插件；写明 --url 时列出运行中的服务的插件 · plugins of this installation, or of a running server')
    .option('--plugins <folders...>', '插件目录，默认 plugins/ 下全部 · plugin folders');
  withOptionalServer(command).action(({ url, ...options }: Options) =>
    url === undefined ? listHere(options, context) : listServed({ ...options, url }, context),
  );
};

async function listHere({ plugins, json }: Options, { terminal }: CommandContext): Promise<void> {
  const found = (await checkedCatalogue(plugins)).plugins;
  const rows = found.map(({ id, version, digest }) => [id, version, digest.slice(0, 12)]);
  terminal.out(json ? jsonText(found) : tableText(['插件', '版本', '摘要'], rows));
}

async function listServed(options: Options & { url: string }, { terminal }: CommandContext): Promise<void> {
  const found = await allPages<ServedPlugin>(apiOf(options), '/plugins');
  terminal.out(options.json ? jsonText(found) : tableText(PLUGIN_COLUMNS, found.map(pluginRow)));
}
