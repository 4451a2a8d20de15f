import type { PlanView } from '#plugin-host';
import type { RegisterCommand } from '../command.js';
import { colourMark } from '../output/colour-mark.js';
import { jsonText } from '../output/json.js';
import { tableText } from '../output/table.js';
import { STATE_WORDS } from '../plan/state-words.js';
import type { PlanStatusView } from '../plan/status-view.js';
import { summaryLine } from '../plan/summary-line.js';
import { conditionWords, figureWords } from '../plan/target-words.js';
import { apiOf, withServerOptions, type ServerOptions } from './server-options.js';

interface Options extends ServerOptions {
  readonly orgUnit?: string;
  readonly asOf?: string;
}

export const planStatus: RegisterCommand = (parent, { terminal }) => {
  const command = parent
    .command('status')
    .description('各目标的红黄绿 · status of the targets')
    .argument('<plan>', '工作要点代码 · its id')
    .option('--org-unit <code>', '机构或地区，默认本级 · org unit')
    .option('--as-of <date>', '截至日期，默认数据覆盖到的最后一天 · as-of date');
  withServerOptions(command).action(async (id: string, options: Options) => {
    const api = apiOf(options);
    const path = `/plans/${encodeURIComponent(id)}`;
    const status = await api.get<PlanStatusView>(`${path}/status`, { orgUnit: options.orgUnit, asOf: options.asOf });
    if (options.json) {
      terminal.out(jsonText(status));
      return;
    }
    const plan = await api.get<PlanView>(path);
    const targets = new Map(plan.targets.map((target) => [target.id, target]));
    const { colours } = terminal;
    terminal.out(`${plan.document}  ${status.orgUnit}  截至 ${status.asOf}  ${summaryLine(status.summary, colours)}`);
    const rows = status.targets.map((one) => {
      const target = targets.get(one.target);
      const figure = (value: number | null) => (value === null ? '' : figureWords(value, target?.unit ?? '', 2));
      return [
        colourMark(one.colour, colours),
        one.task,
        target?.name.zh ?? one.target,
        figure(one.value),
        figure(one.expected),
        target ? conditionWords(target.condition, target.unit) : '',
        STATE_WORDS[one.state],
        one.rank === null ? '' : String(one.rank),
      ];
    });
    const head = ['', '任务', '目标', '现值', '应达', '要求', '状态', '位次'];
    terminal.out(tableText(head, rows, ['left', 'left', 'left', 'right', 'right', 'right', 'left', 'right']));
  });
};
