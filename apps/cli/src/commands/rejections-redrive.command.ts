import type { FeedSummary } from '#feed';
import type { RegisterCommand } from '../command.js';
import { EXIT, UsageError } from '../exit-codes.js';
import { rejectionLines, summaryCounts } from '../feeding/summary-text.js';
import { jsonText } from '../output/json.js';
import { apiOf, withServerOptions, type ServerOptions } from './server-options.js';

interface Options extends ServerOptions {
  readonly code?: string;
  readonly source?: string;
}

type RedriveSummary = FeedSummary & { readonly skipped: readonly { readonly id: string; readonly reason: string }[] };

export const rejectionsRedrive: RegisterCommand = (parent, { terminal, exitWith }) => {
  const command = parent
    .command('redrive')
    .description('目录补登后，重新受理被拒的记录 · take refused records in again')
    .argument('[ids...]', '被拒记录的编号 · ids of refusals')
    .option('--code <code>', '一种原因的全部 · all of a reason')
    .option('--source <source>', '一个来源的全部 · all of a source');
  withServerOptions(command).action(async (ids: string[], options: Options) => {
    const { code, source } = options;
    if (ids.length === 0 && code === undefined && source === undefined) {
      throw new UsageError('请写编号，或用 --code、--source 选择要重新受理的记录');
    }
    const chosen = { ...(ids.length > 0 && { ids }), code, source };
    const summary = await apiOf(options).post<RedriveSummary>('/rejections/redrive', chosen);
    if (summary.rejected > 0) exitWith(EXIT.refused);
    if (options.json) {
      terminal.out(jsonText(summary));
      return;
    }
    for (const line of rejectionLines(summary, terminal.colours)) terminal.out(line);
    for (const { id, reason } of summary.skipped) terminal.out(`未发送 ${id}：${reason}`);
    terminal.out(summaryCounts(summary));
  });
};
