import type { FeedSummary } from '#feed';
import type { Catalogue } from '#plugin-host';
import type { Terminal } from '../../output/terminal.js';
import { attentionOf } from '../findings/attention.js';
import type { Findings } from '../findings/findings.js';
import { alertsText } from './alerts-text.js';
import { attentionText, greyText } from './attention-text.js';
import { boardText } from './board-text.js';
import { explainedText, type ExplainedNames } from './explained-text.js';
import { highlightsText } from './highlights-text.js';
import { refusedText } from './refused-text.js';
import { countiesText, courseText, partsText, totalText } from './summary-text.js';

type Colours = Terminal['colours'];

const title = (text: string, colours: Colours) => `\n${colours.bold(colours.inverse(` ${text} `))}`;

/** What a director of a health bureau reads: where things stand, then what must be acted on. */
export function reportText(
  findings: Findings,
  catalogue: Catalogue,
  summary: FeedSummary | undefined,
  colours: Colours,
): string {
  const { board } = findings;
  return [
    title(`1  ${board.document}  红黄绿（截至 ${board.asOf}）`, colours),
    totalText(board, colours),
    partsText(board, colours),
    countiesText(board, colours),
    courseText(board, colours),
    highlightsText(findings, namesOf(catalogue, findings.explained), summary),
    title('2  需要处理的', colours),
    attentionText(attentionOf(board), colours),
    greyText(board.rows, colours),
  ]
    .filter((text) => text !== '')
    .join('\n');
}

/** The rest: every target, the alerts, a number opened, and what was refused. */
export function restText(findings: Findings, catalogue: Catalogue, colours: Colours): string {
  return [
    title('3  全部目标', colours),
    boardText(findings.board, colours),
    title('4  预警', colours),
    alertsText(findings.alerts, colours),
    title('5  数字打得开', colours),
    explainedText(findings.explained, namesOf(catalogue, findings.explained)),
    title('6  拒收的记录', colours),
    refusedText(findings.refused),
  ].join('\n');
}

function namesOf(catalogue: Catalogue, { target: id, orgUnit }: Findings['explained']): ExplainedNames {
  const target = catalogue.plans.flatMap(({ targets }) => targets).find((one) => one.id === id);
  return {
    unit: catalogue.orgUnits.find(({ code }) => code === orgUnit)?.name.zh ?? orgUnit,
    target: target?.name.zh ?? id,
    measure: (code: string) => catalogue.measures.find((one) => one.code === code)?.name.zh ?? code,
  };
}
