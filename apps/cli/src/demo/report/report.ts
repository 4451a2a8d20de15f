import type { Catalogue } from '#plugin-host';
import type { Terminal } from '../../output/terminal.js';
import type { Findings } from '../findings/findings.js';
import { EXPLAINED } from '../findings/find.js';
import { alertsText } from './alerts-text.js';
import { attentionText } from './attention-text.js';
import { boardLegend, boardText } from './board-text.js';
import { explainedText } from './explained-text.js';
import { refusedText } from './refused-text.js';

/** What a director of a health bureau reads: where things stand, what came up, why to believe it, what was refused. */
export function reportText(findings: Findings, catalogue: Catalogue, colours: Terminal['colours']): string {
  const { board } = findings;
  const title = (text: string) => `\n${colours.bold(colours.inverse(` ${text} `))}`;
  const tasks = catalogue.plans.flatMap((plan) => plan.tasks);
  const leads = new Map(tasks.map(({ id, lead }) => [id, lead.join('、')]));
  return [
    title(`1  ${board.document}  红黄绿（截至 ${board.asOf}）`),
    boardText(board, colours),
    boardLegend(board, colours),
    `\n${colours.bold('最要紧的')}`,
    attentionText(board, leads, colours),
    title('2  预警'),
    alertsText(findings.alerts, colours),
    title('3  数字打得开'),
    explainedText(findings.explained, namesOf(catalogue)),
    title('4  拒收的记录'),
    refusedText(findings.refused),
  ].join('\n');
}

function namesOf(catalogue: Catalogue) {
  const target = catalogue.plans.flatMap(({ targets }) => targets).find(({ id }) => id === EXPLAINED.target);
  return {
    unit: catalogue.orgUnits.find(({ code }) => code === EXPLAINED.orgUnit)?.name.zh ?? EXPLAINED.orgUnit,
    target: target?.name.zh ?? EXPLAINED.target,
    measure: (code: string) => catalogue.measures.find((one) => one.code === code)?.name.zh ?? code,
  };
}
