import type { RegisterCommand } from '../command.js';
import { allPages } from '../api/pages.js';
import { jsonText } from '../output/json.js';
import { tableText } from '../output/table.js';
import { cutTo } from '../output/text-width.js';
import { countOption } from './count-option.js';
import { apiOf, withServerOptions, type ServerOptions } from './server-options.js';

/** A refused record as `GET /rejections` tells it. */
export interface RejectionItem {
  readonly id: string;
  readonly code: string;
  readonly pointer: string;
  readonly message: string;
  readonly source: string | null;
  readonly recordId: string | null;
  readonly at: string;
  readonly redriven: boolean;
}

interface Options extends ServerOptions {
  readonly code?: string;
  readonly source?: string;
  readonly since?: string;
  readonly limit: number;
}

export const rejectionsList: RegisterCommand = (parent, { terminal }) => {
  const command = parent
    .command('list')
    .description('列出被拒的记录 · refused records')
    .option('--code <code>', '原因代码，如 UNKNOWN_ORG_UNIT · reason code')
    .option('--source <source>', '来源系统 · feeding system')
    .option('--since <time>', '此时之后的 · since')
    .addOption(countOption(100));
  withServerOptions(command).action(async (options: Options) => {
    const { code, source, since, limit } = options;
    const items = await allPages<RejectionItem>(apiOf(options), '/rejections', { code, source, since }, limit);
    if (options.json) {
      terminal.out(jsonText(items));
      return;
    }
    const rows = items.map((item) => [item.id, item.code, item.recordId ?? '', cutTo(item.message, 70)]);
    terminal.out(tableText(['编号', '原因', '记录', '怎么改'], rows));
    terminal.err(`${items.length} 条`);
  });
};
