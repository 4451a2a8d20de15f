import { tableText } from '../../output/table.js';
import { figureWords } from '../../plan/target-words.js';
import type { Explained } from '../findings/explained.js';

export interface ExplainedNames {
  readonly unit: string;
  readonly target: string;
  measure(code: string): string;
}

/** A number opened: its formula in words, the sums in it, and some of its records down to their ids. */
export function explainedText(found: Explained, names: ExplainedNames): string {
  const rows = found.shown.map((one) => [
    one.day,
    one.recordId,
    names.measure(one.measure),
    one.amount.toLocaleString('en-US'),
    corrections(one),
  ]);
  return [
    `${names.unit} ${names.target}，截至 ${found.asOf}：${valueOf(found)}`,
    `  = ${part(found, names, 'numerator')} ÷ ${part(found, names, 'denominator')}（口径第 ${found.definitionVersion} 版）`,
    `  由 ${found.records.toLocaleString('en-US')} 条记录累计，例如：`,
    tableText(['日期', '记录', '计量', '数值', ''], rows, ['left', 'left', 'left', 'right']),
  ].join('\n');
}

/** The same in one line, with a correction where there was one. */
export function explainedLine(found: Explained, names: ExplainedNames): string {
  const corrected = found.shown.find(({ history }) => history.length > 0);
  const because = corrected ? `；${corrected.day} 一条更正过（${corrections(corrected)}）` : '';
  return `${names.unit} ${names.target} ${valueOf(found)} 由 ${found.records.toLocaleString('en-US')} 条记录累计，逐条可查${because}`;
}

function valueOf({ value, unit }: Explained): string {
  return value === null ? '无数据' : figureWords(value, unit, 2);
}

function part({ measures }: Explained, names: ExplainedNames, role: string): string {
  return measures
    .filter((one) => one.role === role)
    .map((one) => `${names.measure(one.measure)} ${one.sum?.toLocaleString('en-US') ?? '无'}`)
    .join(' + ');
}

function corrections({ revision, history }: Explained['shown'][number]): string {
  if (history.length === 0) return '';
  const before = history.map(({ amounts }) => amounts.map(({ amount }) => amount.toLocaleString('en-US')).join('、'));
  return `第 ${revision} 版，更正前为 ${before.join('、')}`;
}
