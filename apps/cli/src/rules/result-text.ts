import type { Colour } from '#plans';
import { colourMark } from '../output/colour-mark.js';
import type { Terminal } from '../output/terminal.js';
import { ALERT_STATE_WORDS } from '../alerts/alert-view.js';
import { STATE_WORDS } from '../plan/state-words.js';
import type { CaseResult, Difference, Failure, Sight } from './case-result.js';

const FIELD_WORDS: Readonly<Record<Difference['field'], string>> = {
  state: '状态',
  colour: '颜色',
  value: '数值',
  alert: '预警',
  alerts: '预警',
  finding: '发现',
  record: '记录',
  code: '代码',
};

/** What is told of a case: whether it passed, and every difference with its line in the file. */
export function caseText({ name, line, ok, failures, seen }: CaseResult, file: string, terminal: Terminal): string {
  const { green, red } = terminal.colours;
  const head = ok ? `${green('通过')} ${name}` : `${red('失败')} ${name}（${file}:${line}）`;
  return [
    head,
    ...failures.flatMap((failure) => failureLines(failure, file)),
    ...seen.flatMap((sight) => sightLines(sight, terminal)),
  ].join('\n');
}

function failureLines({ line, day, subject, condition, differences, hint }: Failure, file: string): string[] {
  const on = day === null ? '' : `${day} `;
  return [
    `  ${file}:${line} ${on}${subject}${condition === null ? '' : `：${condition}`}`,
    ...differences.flatMap(({ field, expected, found }) => [
      `    ${FIELD_WORDS[field]} 期望 ${expected}`,
      `         实为 ${found}`,
    ]),
    ...(hint === undefined ? [] : [`    依据 ${hint}`]),
  ];
}

function sightLines({ day, statuses, alerts }: Sight, { colours }: Terminal): string[] {
  const states: Readonly<Record<string, string>> = STATE_WORDS;
  return [
    `  ${day} 看到（没有写期望）：`,
    ...statuses.map(({ target, orgUnit, state, colour, value }) => {
      const mark = colourMark(colour as Colour, colours);
      return `    ${mark} ${target} ${orgUnit}：${state} ${states[state] ?? ''}，数值 ${value}`;
    }),
    ...alerts.map(({ target, rule, orgUnit, state, severity, title }) => {
      return `    预警 ${target ?? rule ?? ''} ${orgUnit}：${state} ${ALERT_STATE_WORDS[state] ?? ''}，${severity}《${title}》`;
    }),
    ...(statuses.length + alerts.length === 0 ? ['    还没有数据，也没有预警'] : []),
  ];
}
