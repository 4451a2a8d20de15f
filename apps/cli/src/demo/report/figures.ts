import { describeTolerance } from '#plans';
import { conditionWords, figureWords } from '../../plan/target-words.js';
import type { BoardRow } from '../findings/board.js';

type Row = Pick<BoardRow, 'status' | 'target'>;

const DECIMALS = 2;
const LATE = '逾期补齐';

/** A value in a column whose condition states the unit: shares keep their sign. */
export function shortFigure(value: number, unit: string): string {
  return figureWords(value, unit === '%' || unit === '‰' ? unit : '', DECIMALS);
}

/** What has been come to: `90.8%`, `未完成`. */
export function valueWords({ status, target }: Row): string {
  const { state, value } = status;
  if ('reached' in target.condition) {
    if (state === 'made-good') return LATE;
    return state === 'reached' ? '完成' : state === 'on-track' ? '进行中' : '未完成';
  }
  if (value === null) return '无数据';
  return `${shortFigure(value, target.unit)}${state === 'made-good' ? ` ${LATE}` : ''}`;
}

/** What is due by the day it is judged; nothing for a milestone. */
export function expectedWords({ status, target }: Row): string {
  return status.expected === null ? '' : shortFigure(status.expected, target.unit);
}

/** What is asked: `≥92%`, `≥20人（±10%）`, `上升`, `完成`. */
export function conditionOf({ condition, unit, tolerance }: Row['target']): string {
  const words = conditionWords(condition, unit);
  return tolerance === undefined ? words : `${words}（${describeTolerance(tolerance, unit).zh}）`;
}

/** The same with what it is held against: `上升（上年 31.4%）`, `≤ 上年 2.55‰`. */
export function askedWords({ status, target }: Row): string {
  const asked = conditionOf(target);
  if (status.baseline === null) return asked;
  const figure = shortFigure(status.baseline, target.unit);
  const word = referenceWord(target);
  return asked.endsWith(word) ? `${asked} ${figure}` : `${asked}（${word} ${figure}）`;
}

function referenceWord({ condition, baseline }: Row['target']): string {
  if (JSON.stringify(condition).includes('"indicator"')) return '参照';
  return baseline === undefined ? '上年' : '基期';
}
