import { ALERT_STATE_WORDS, type AlertItem } from '../alerts/alert-view.js';
import { allPages } from '../api/pages.js';
import type { RegisterCommand } from '../command.js';
import { colourMark } from '../output/colour-mark.js';
import { jsonText } from '../output/json.js';
import { tableText } from '../output/table.js';
import { countOption } from './count-option.js';
import { apiOf, withServerOptions, type ServerOptions } from './server-options.js';

interface Options extends ServerOptions {
  readonly state?: string;
  readonly severity?: string;
  readonly orgUnit?: string;
  readonly plan?: string;
  readonly owner?: string;
  readonly limit: number;
}

export const alertsList: RegisterCommand = (parent, { terminal }) => {
  const command = parent
    .command('list')
    .description('列出预警，最近变动的在前 · alerts')
    .option('--state <state>', 'firing、acknowledged、reopened、resolved')
    .option('--severity <severity>', 'info、warning、critical')
    .option('--org-unit <code>', '机构或地区 · org unit')
    .option('--plan <plan>', '工作要点 · plan')
    .option('--owner <department>', '责任科室 · department')
    .addOption(countOption(50));
  withServerOptions(command).action(async (options: Options) => {
    const { state, severity, orgUnit, plan, owner, limit } = options;
    const filter = { state, severity, orgUnit, plan, owner };
    const items = await allPages<AlertItem>(apiOf(options), '/alerts', filter, limit);
    if (options.json) {
      terminal.out(jsonText(items));
      return;
    }
    const { colours } = terminal;
    const rows = items.map((alert) => [
      colourMark(alert.colour, colours),
      alert.alertId,
      ALERT_STATE_WORDS[alert.state] ?? alert.state,
      alert.title,
    ]);
    terminal.out(tableText(['', '编号', '状态', '预警'], rows));
    terminal.err(`${items.length} 条`);
  });
};
