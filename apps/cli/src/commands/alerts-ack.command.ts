import { ALERT_STATE_WORDS, type AlertItem } from '../alerts/alert-view.js';
import type { RegisterCommand } from '../command.js';
import { jsonText } from '../output/json.js';
import { apiOf, withServerOptions, type ServerOptions } from './server-options.js';

interface Options extends ServerOptions {
  readonly by: string;
  readonly comment?: string;
}

export const alertsAck: RegisterCommand = (parent, { terminal }) => {
  const command = parent
    .command('ack')
    .description('签收一条预警 · acknowledge an alert')
    .argument('<id>', '预警编号 · its id')
    .requiredOption('--by <name>', '签收人 · who signs')
    .option('--comment <text>', '批注 · comment');
  withServerOptions(command).action(async (id: string, options: Options) => {
    const path = `/alerts/${encodeURIComponent(id)}/acknowledge`;
    const { by, comment } = options;
    const alert = await apiOf(options).post<AlertItem>(path, {
      by,
      ...(comment === undefined ? {} : { comment }),
    });
    terminal.out(options.json ? jsonText(alert) : `${ALERT_STATE_WORDS[alert.state] ?? alert.state}：${alert.title}`);
  });
};
