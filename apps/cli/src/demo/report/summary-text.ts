import type { Summary } from '#plans';
import { colourMark, painted } from '../../output/colour-mark.js';
import { tableText } from '../../output/table.js';
import type { Terminal } from '../../output/terminal.js';
import { cutTo } from '../../output/text-width.js';
import { summaryLine } from '../../plan/summary-line.js';
import type { Board } from '../findings/board.js';
import { byDay, byPart, coloursOf } from '../findings/tally.js';
import { partTitle } from './part-titles.js';

type Colours = Terminal['colours'];

const COLUMNS = ['red', 'yellow', 'blue', 'green', 'grey'] as const;
const NAMES = ['红', '黄', '蓝', '绿', '灰'];
const NAME_COLUMNS = 36;

/** The whole in one line, and what the colours mean. */
export function totalText({ rows }: Board, colours: Colours): string {
  const meaning = [
    painted('红 逾期未完成或突破红线', 'red', colours),
    painted('黄 未达序时进度', 'yellow', colours),
    painted('蓝 临期', 'blue', colours),
    painted('绿 正常或已完成', 'green', colours),
    painted('灰 无数据或未开始', 'grey', colours),
  ];
  return `${rows.length} 个目标：${summaryLine(coloursOf(rows), colours)}\n（${meaning.join('，')}）`;
}

/** How many targets of each part of the document stand at each colour. */
export function partsText(board: Board, colours: Colours): string {
  const tallies = byPart(board);
  const rows = tallies.map(({ part, targets, colours: counts }) => [
    partTitle(part, board.document),
    targets === 0 ? '无指标' : String(targets),
    ...countCells(counts, colours),
  ]);
  const all = ['合计', String(board.rows.length), ...countCells(coloursOf(board.rows), colours)];
  return tableText(
    ['部分', '目标', ...NAMES],
    [...rows, all],
    ['left', 'right', 'right', 'right', 'right', 'right', 'right'],
  );
}

/** How the year went: the whole at the ends of some months, as it was judged then, and now. */
export function courseText(board: Board, colours: Colours): string {
  const rows = [...byDay(board), { day: board.asOf, colours: coloursOf(board.rows) }];
  return tableText(
    ['截至', ...NAMES],
    rows.map(({ day, colours: counts }) => [day, ...countCells(counts, colours)]),
    ['left', 'right', 'right', 'right', 'right', 'right'],
  );
}

/** The counties in what the plan asks of each. */
export function countiesText({ rows, counties }: Board, colours: Colours): string {
  const each = rows.filter(({ eachCounty }) => eachCounty);
  const cells = each.map(({ target, counties: cells }) => [
    cutTo(`${target.task} ${target.name.zh}`, NAME_COLUMNS),
    ...counties.map(({ code }) => colourMark(cells.get(code)?.colour ?? 'grey', colours)),
  ]);
  return tableText(['逐县考核', ...counties.map(({ name }) => name.slice(0, 2))], cells, [
    'left',
    ...counties.map(() => 'center' as const),
  ]);
}

/** Nothing is written for none, so that what there is can be seen. */
function countCells(counts: Summary, colours: Colours): string[] {
  return COLUMNS.map((colour) => (counts[colour] === 0 ? '' : painted(String(counts[colour]), colour, colours)));
}
