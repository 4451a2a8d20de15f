import { ALERT_STATE_WORDS, TRANSITION_WORDS, type AlertWithTimeline } from '../alerts/alert-view.js';
import type { RegisterCommand } from '../command.js';
import { painted } from '../output/colour-mark.js';
import { jsonText } from '../output/json.js';
import { tableText } from '../output/table.js';
import { apiOf, withServerOptions, type ServerOptions } from './server-options.js';

export const alertsShow: RegisterCommand = (parent, { terminal }) => {
  const command = parent
    .command('show')
    .description('一条预警及其经过 · one alert with its timeline')
    .argument('<id>', '预警编号 · its id');
  withServerOptions(command).action(async (id: string, options: ServerOptions) => {
    const alert = await apiOf(options).get<AlertWithTimeline>(`/alerts/${encodeURIComponent(id)}`);
    if (options.json) {
      terminal.out(jsonText(alert));
      return;
    }
    terminal.out(
      `${painted(alert.title, alert.colour, terminal.colours)}（${ALERT_STATE_WORDS[alert.state] ?? alert.state}）`,
    );
    terminal.out(alert.message);
    const rows = alert.timeline.map((step) => [
      step.asOf,
      TRANSITION_WORDS[step.transition] ?? step.transition,
      step.by ?? '',
      step.comment ?? step.message,
    ]);
    terminal.out(tableText(['数据截至', '经过', '何人', '内容'], rows));
  });
};
