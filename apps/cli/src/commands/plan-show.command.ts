import { Option } from 'commander';
import { planView } from '#plugin-host';
import type { RegisterCommand } from '../command.js';
import { RefusedError } from '../exit-codes.js';
import { jsonText } from '../output/json.js';
import { checkedCatalogue } from '../plugins/checked-catalogue.js';
import { planMarkdown } from '../plan/plan-markdown.js';
import { planTable } from '../plan/plan-table.js';
import { jsonOption } from './server-options.js';

interface Options {
  readonly plugins?: readonly string[];
  readonly markdown?: true;
  readonly json?: true;
}

export const planShow: RegisterCommand = (parent, { terminal }) => {
  parent
    .command('show')
    .description('列出一份工作要点的任务和目标 · tasks and targets of a plan')
    .argument('<plan>', '工作要点代码，如 jining-2025 · its id')
    .option('--plugins <folders...>', '插件目录，默认 plugins/ 下全部 · plugin folders')
    .addOption(new Option('--markdown', '输出 Markdown 表格 · print Markdown').conflicts('json'))
    .addOption(jsonOption())
    .action(async (id: string, { plugins, markdown, json }: Options) => {
      const catalogue = await checkedCatalogue(plugins);
      const plan = catalogue.plans.find((one) => one.id === id);
      if (!plan) {
        const known = catalogue.plans.map((one) => one.id).join('、');
        throw new RefusedError(`没有工作要点 ${id}；现有 ${known}`, 'UNKNOWN_PLAN');
      }
      const view = planView(plan, catalogue);
      terminal.out(json ? jsonText(view) : markdown ? planMarkdown(view) : planTable(view));
    });
};
