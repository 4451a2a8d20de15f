import { Option } from 'commander';
import type { Day } from '#calendar';
import { planView } from '#plugin-host';
import type { RegisterCommand } from '../command.js';
import { jsonText } from '../output/json.js';
import { checkedCatalogue } from '../plugins/checked-catalogue.js';
import { pluginFolders } from '../plugins/plugin-folders.js';
import { dayOption } from '../plan/day-option.js';
import { findPlan } from '../plan/find-plan.js';
import { planDocument } from '../plan/plan-document.js';
import { planMarkdown } from '../plan/plan-markdown.js';
import { planOutline } from '../plan/plan-outline.js';
import { planTable } from '../plan/plan-table.js';
import { wholeNumber } from './count-option.js';
import { jsonOption } from './server-options.js';

interface Options {
  readonly plugins?: readonly string[];
  readonly version?: number;
  readonly on?: Day;
  readonly markdown?: true;
  readonly json?: true;
}

export const planShow: RegisterCommand = (parent, { terminal }) => {
  parent
    .command('show')
    .description('列出一份工作要点的任务和目标，逐条写明要求 · tasks and targets of a plan, in words')
    .argument('<plan>', '工作要点代码，如 jining-2025 · its id')
    .option('--plugins <folders...>', '插件目录，默认 plugins/ 下全部 · plugin folders')
    .addOption(
      new Option('--version <number>', '第几版，默认最新 · which version, default the newest').argParser(wholeNumber),
    )
    .addOption(dayOption('--on <date>', '当日执行的版本 · the version in force on a day').conflicts('version'))
    .addOption(new Option('--markdown', '输出 Markdown · print Markdown').conflicts('json'))
    .addOption(jsonOption())
    .action(async (id: string, { plugins, version, on, markdown, json }: Options) => {
      const folders = pluginFolders(plugins);
      const catalogue = await checkedCatalogue(folders);
      const wanted = { ...(version !== undefined && { version }), ...(on !== undefined && { on }) };
      const plan = findPlan(catalogue.plans, id, wanted);
      if (json) {
        terminal.out(jsonText(planView(plan, catalogue)));
        return;
      }
      const outline = planOutline(plan, catalogue, planDocument(plan, folders));
      terminal.out(markdown ? planMarkdown(outline) : planTable(outline));
    });
};
