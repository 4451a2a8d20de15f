import type { RegisterCommand } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { jsonText } from '../output/json.js';
import { checkedCatalogue } from '../plugins/checked-catalogue.js';
import { pluginFolders } from '../plugins/plugin-folders.js';
import { diffSide, type LoadedPlugins } from '../plan/diff/diff-side.js';
import { diffText } from '../plan/diff/diff-text.js';
import { planDiffView } from '../plan/diff/diff-view.js';
import { jsonOption } from './server-options.js';

interface Options {
  readonly plugins?: readonly string[];
  readonly json?: true;
}

const EXIT_CODES = `
退出码 · exit code：0 相同 same，1 不同或无法比较 different or refused，2 用法不对 wrong usage`;

export const planDiff: RegisterCommand = (parent, { terminal, exitWith }) => {
  parent
    .command('diff')
    .description('比较工作要点的两个版本，逐条写明变动 · what changed between two versions of a plan')
    .argument('<old>', '要点@版本（如 jining-2025@1）、要点文件或插件目录 · PLAN@VERSION, a plan file or plugin folder')
    .argument('<new>', '同上 · the same')
    .option('--plugins <folders...>', '插件目录，默认 plugins/ 下全部 · plugin folders')
    .addOption(jsonOption())
    .addHelpText('after', EXIT_CODES)
    .action(async (older: string, newer: string, { plugins, json }: Options) => {
      const loaded = loadedOnce(pluginFolders(plugins));
      const view = planDiffView(await diffSide(older, loaded), await diffSide(newer, loaded));
      terminal.out(json ? jsonText(view) : diffText(view));
      if (!view.same) exitWith(EXIT.refused);
    });
};

function loadedOnce(folders: readonly string[]): LoadedPlugins {
  let catalogue: ReturnType<typeof checkedCatalogue> | undefined;
  return { folders, catalogue: () => (catalogue ??= checkedCatalogue(folders)) };
}
