import type { Colour } from '#plans';
import { colourMark, painted } from '../../output/colour-mark.js';
import { tableText } from '../../output/table.js';
import type { Terminal } from '../../output/terminal.js';
import { cutTo } from '../../output/text-width.js';
import { summaryLine } from '../../plan/summary-line.js';
import { conditionWords, figureWords } from '../../plan/target-words.js';
import type { Board, BoardRow } from '../findings/board.js';

type Colours = Terminal['colours'];

/** Titles of the parts of the document that hold targets. */
const PARTS: Readonly<Record<string, string>> = {
  一: '一、公共卫生体系',
  二: '二、医疗资源提质扩容',
  四: '四、基层卫生服务能力',
  七: '七、人口支持政策',
  九: '九、高质量发展和安全',
};

const NAME_COLUMNS = 28;

/** The board: a part of the document, its targets, and how the city and each county stand. */
export function boardText(board: Board, colours: Colours): string {
  const head = ['目标', '全市', '现值', '要求', '各季末', ...board.counties.map(({ name }) => name.slice(0, 2))];
  const rows = [...byPart(board.rows)].flatMap(([part, targets]) => [
    [colours.bold(PARTS[part] ?? part), ...head.slice(1).map(() => '')],
    ...targets.map((row) => cells(row, board, colours)),
  ]);
  const align = ['left', 'center', 'right', 'right', 'center', ...board.counties.map(() => 'center' as const)] as const;
  return tableText(head, rows, [...align]);
}

/** How many of each colour, and what the signs mean. */
export function boardLegend(board: Board, colours: Colours): string {
  const signs = colours.isColorSupported ? '● 要点逐县考核  ○ 仅供比较' : '带 * 的要点逐县考核，其余县市区仅供比较';
  const meaning = [
    painted('红 未完成或突破红线', 'red', colours),
    painted('黄 未达序时进度', 'yellow', colours),
    painted('蓝 临期', 'blue', colours),
    painted('绿 正常或已完成', 'green', colours),
    painted('灰 无数据', 'grey', colours),
  ];
  return `合计 ${board.rows.length} 个目标：${summaryLine(board.summary, colours)}\n${meaning.join('  ')}\n县市区各列：${signs}；空白为不分县`;
}

function cells(row: BoardRow, { counties }: Board, colours: Colours): string[] {
  const { target, status, course } = row;
  const star = row.eachCounty && !colours.isColorSupported ? '*' : '';
  const value =
    status.value === null || 'reached' in target.condition
      ? ''
      : figureWords(status.value, target.unit === '%' ? '%' : '', 2);
  return [
    `  ${cutTo(target.name.zh, NAME_COLUMNS)}${star}`,
    colourMark(status.colour, colours),
    value,
    conditionWords(target.condition, target.unit),
    course.map((colour) => colourMark(colour, colours)).join(''),
    ...counties.map(({ code }) => countyMark(row, code, colours)),
  ];
}

function countyMark({ counties, eachCounty }: BoardRow, code: string, colours: Colours): string {
  const cell = counties.get(code);
  if (!cell || cell.value === null) return '';
  return eachCounty ? colourMark(cell.colour, colours) : comparisonMark(cell.colour, colours);
}

/** Hollow: the plan does not judge this county, it is merely compared. */
function comparisonMark(colour: Colour, colours: Colours): string {
  return colours.isColorSupported ? painted('○', colour, colours) : colourMark(colour, colours);
}

function byPart(rows: readonly BoardRow[]): ReadonlyMap<string, readonly BoardRow[]> {
  const parts = new Map<string, BoardRow[]>();
  for (const row of rows) {
    const part = row.target.task.split('.')[0] ?? '';
    const known = parts.get(part);
    if (known) known.push(row);
    else parts.set(part, [row]);
  }
  return parts;
}
