import { addYears, firstDayOfYear, lastDayOfYear, yearOf } from '#calendar';
import { feedReferencesOf, type Catalogue } from '#plugin-host';
import type { RegisterCommand } from '../command.js';
import { EXIT, UsageError } from '../exit-codes.js';
import { readFeedFile } from '../feeding/feed-file.js';
import { rejectionLines } from '../feeding/summary-text.js';
import { validateFile } from '../feeding/validate-file.js';
import { jsonText } from '../output/json.js';
import { checkedCatalogue } from '../plugins/checked-catalogue.js';
import { jsonOption } from './server-options.js';

interface Options {
  readonly plugins?: readonly string[];
  readonly source?: string;
  readonly json?: true;
}

export const feedValidate: RegisterCommand = (parent, { terminal, exitWith }) => {
  parent
    .command('validate')
    .description('不连服务，按同样的规则检查一个文件 · check a file without a server')
    .argument('<file>', '.json、.ndjson、.jsonl 或 .csv')
    .option('--plugins <folders...>', '插件目录，默认 plugins/ 下全部 · plugin folders')
    .option('--source <source>', 'CSV 的来源系统 · source of the rows of a CSV')
    .addOption(jsonOption())
    .action(async (path: string, { plugins, source, json }: Options) => {
      const file = await readFeedFile(path);
      if (file.kind === 'csv' && source === undefined) throw new UsageError('CSV 须用 --source 写明来源系统');
      const catalogue = await checkedCatalogue(plugins);
      const summary = validateFile(file, source ?? '', feedReferencesOf(catalogue, feedDates(catalogue)));
      if (summary.rejected > 0) exitWith(EXIT.refused);
      const { accepted, rejected, rejections } = summary;
      if (json) {
        terminal.out(jsonText({ valid: accepted, rejected, rejections }));
        return;
      }
      for (const line of rejectionLines(summary, terminal.colours)) terminal.out(line);
      terminal.out(`合格 ${accepted} 条，不合格 ${rejected} 条`);
    });
};

/** Records may speak of the years of the plans, and of the years around them. */
function feedDates({ plans }: Catalogue) {
  const years = plans.flatMap(({ year, targets }) => [year, ...targets.map(({ deadline }) => yearOf(deadline))]);
  if (years.length === 0) return { from: firstDayOfYear(2000), to: lastDayOfYear(2099) };
  return {
    from: addYears(firstDayOfYear(Math.min(...years)), -5),
    to: lastDayOfYear(Math.max(...years) + 1),
  };
}
