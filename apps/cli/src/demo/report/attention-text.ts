import { painted } from '../../output/colour-mark.js';
import type { Terminal } from '../../output/terminal.js';
import { conditionWords, figureWords } from '../../plan/target-words.js';
import type { Board, BoardRow } from '../findings/board.js';

/** The reds in words: what they are, how much is missing, who answers for it. */
export function attentionText(board: Board, leads: ReadonlyMap<string, string>, colours: Terminal['colours']): string {
  const red = board.rows.filter(({ status }) => status.colour === 'red');
  const lines = red.map(({ target, status }) => {
    const figures = `${value({ target, status })}（要求 ${conditionWords(target.condition, target.unit)}）`;
    return `  ${painted('●', 'red', colours)} ${target.task} ${target.name.zh}  ${figures}  ${leads.get(target.task) ?? ''}`;
  });
  const eachCounty = board.rows.filter((row) => row.eachCounty).flatMap((row) => countiesBelow(row, board));
  const without = board.rows.filter(({ status }) => status.state === 'no-data').map(({ target }) => target.name.zh);
  const grey = without.length === 0 ? [] : [`  ${painted('●', 'grey', colours)} 尚无数据：${without.join('、')}`];
  return [...lines, ...eachCounty, ...grey].join('\n');
}

function value({ target, status }: Pick<BoardRow, 'target' | 'status'>): string {
  if ('reached' in target.condition) return '未完成';
  return status.value === null ? '无数据' : figureWords(status.value, target.unit, 2);
}

function countiesBelow({ target, counties }: BoardRow, board: Board): readonly string[] {
  const below = board.counties.flatMap(({ code, name }) => {
    const cell = counties.get(code);
    return cell?.colour === 'red'
      ? [`${name} ${cell.value === null ? '无数据' : figureWords(cell.value, target.unit, 2)}`]
      : [];
  });
  return below.length === 0 ? [] : [`  逐县考核的 ${target.name.zh}：${below.join('、')} 未达标`];
}
