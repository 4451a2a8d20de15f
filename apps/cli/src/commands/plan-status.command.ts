import type { PlanView } from '#plugin-host';
import { formatDay, type Day } from '#calendar';
import type { RegisterCommand } from '../command.js';
import { jsonText } from '../output/json.js';
import { dayOption } from '../plan/day-option.js';
import { statusTable } from '../plan/status-table.js';
import type { PlanStatusView } from '../plan/status-view.js';
import { summaryLine } from '../plan/summary-line.js';
import { apiOf, withServerOptions, type ServerOptions } from './server-options.js';

interface Options extends ServerOptions {
  readonly orgUnit?: string;
  readonly asOf?: Day;
}

export const planStatus: RegisterCommand = (parent, { terminal }) => {
  const command = parent
    .command('status')
    .description('各目标的红黄绿，最差的在前 · status of the targets, worst first')
    .argument('<plan>', '工作要点代码 · its id')
    .option('--org-unit <code>', '机构或地区，默认本级 · org unit')
    .addOption(dayOption('--as-of <date>', '截至日期，默认数据覆盖到的最后一天 · as-of date'));
  withServerOptions(command).action(async (id: string, options: Options) => {
    const api = apiOf(options);
    const path = `/plans/${encodeURIComponent(id)}`;
    const asOf = options.asOf === undefined ? undefined : formatDay(options.asOf);
    const status = await api.get<PlanStatusView>(`${path}/status`, { orgUnit: options.orgUnit, asOf });
    if (options.json) {
      terminal.out(jsonText(status));
      return;
    }
    const { document } = await api.get<PlanView>(path);
    const { colours } = terminal;
    const head = `${document}（第 ${status.version} 版）  ${status.orgUnit}  截至 ${status.asOf}`;
    terminal.out(`${head}  ${summaryLine(status.summary, colours)}`);
    terminal.out(`\n${statusTable(status, colours)}`);
  });
};
