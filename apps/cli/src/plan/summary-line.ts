import { painted } from '../output/colour-mark.js';
import type { Terminal } from '../output/terminal.js';
import type { PlanStatusView } from './status-view.js';

/** `红 5  黄 7  蓝 0  绿 58  灰 1`, each in its colour. */
export function summaryLine(summary: PlanStatusView['summary'], colours: Terminal['colours']): string {
  return [
    painted(`红 ${summary.red}`, 'red', colours),
    painted(`黄 ${summary.yellow}`, 'yellow', colours),
    painted(`蓝 ${summary.blue}`, 'blue', colours),
    painted(`绿 ${summary.green}`, 'green', colours),
    painted(`灰 ${summary.grey}`, 'grey', colours),
  ].join('  ');
}
