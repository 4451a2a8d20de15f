import { parseDay } from '#calendar';
import { summarise, worstFirst } from '#plans';
import { colourMark } from '../output/colour-mark.js';
import { tableText } from '../output/table.js';
import type { Terminal } from '../output/terminal.js';
import { forecastWords } from './forecast-words.js';
import { STATE_WORDS } from './state-words.js';
import type { PlanStatusView, TargetStatusView } from './status-view.js';
import { summaryLine } from './summary-line.js';
import { conditionWords, figureWords } from './target-words.js';

const HEAD = ['', '任务', '目标', '现值', '应达', '要求', '预测', '每日需', '状态', '位次'];
const ALIGN = ['left', 'left', 'left', 'right', 'right', 'right', 'left', 'right', 'left', 'right'] as const;

/**
 * Statuses for people who must act: the parts of the document, the one with the worst target first, each with its own
 * tally and its targets worst first. A document without parts is one table.
 */
export function statusTable({ targets }: PlanStatusView, colours: Terminal['colours']): string {
  const parts = new Map<string, TargetStatusView[]>();
  for (const target of [...targets].sort(byUrgency)) {
    const part = partOf(target.task);
    const inPart = parts.get(part);
    if (inPart) inPart.push(target);
    else parts.set(part, [target]);
  }
  return [...parts]
    .map(([part, inPart]) => {
      const table = tableText(
        HEAD,
        inPart.map((target) => row(target, colours)),
        ALIGN,
      );
      return part === '' ? table : `${part}  ${summaryLine(summarise(inPart), colours)}\n${table}`;
    })
    .join('\n\n');
}

/** The number of the part that a task lies in; empty where tasks are numbered through the whole document. */
function partOf(task: string): string {
  return task.includes('.') ? task.slice(0, task.indexOf('.')) : '';
}

function byUrgency(a: TargetStatusView, b: TargetStatusView): number {
  return worstFirst(urgency(a), urgency(b));
}

function urgency({ state, overdue, deadline }: TargetStatusView) {
  return { state, overdue, deadline: parseDay(deadline) ?? Number.POSITIVE_INFINITY };
}

function row(status: TargetStatusView, colours: Terminal['colours']): readonly string[] {
  const { colour, task, name, unit, condition, value, expected, forecast, requiredPerDay, state, overdue, rank } =
    status;
  const figure = (one: number | null): string => (one === null ? '' : figureWords(one, unit, 2));
  return [
    colourMark(colour, colours),
    task,
    name.zh,
    figure(value),
    figure(expected),
    conditionWords(condition, unit),
    forecastWords(forecast, unit),
    figure(requiredPerDay),
    overdue ? `${STATE_WORDS[state]}，数据逾期` : STATE_WORDS[state],
    rank === null ? '' : String(rank),
  ];
}
