import type { Colour } from '#plans';
import { colourMark, painted } from '../../output/colour-mark.js';
import { tableText } from '../../output/table.js';
import type { Terminal } from '../../output/terminal.js';
import { cutTo } from '../../output/text-width.js';
import { partOf, type Board, type BoardRow } from '../findings/board.js';
import { conditionOf, valueWords } from './figures.js';
import { partTitle } from './part-titles.js';

type Colours = Terminal['colours'];

const NAME_COLUMNS = 28;

/** Every target, part by part, in the course of the year and by county. */
export function boardText(board: Board, colours: Colours): string {
  const head = ['目标', '全市', '现值', '要求', '走势', ...board.counties.map(({ name }) => name.slice(0, 2))];
  const rows = board.parts.flatMap((part) => {
    const targets = board.rows.filter(({ target }) => partOf(target.task) === part);
    if (targets.length === 0) return [];
    return [
      [colours.bold(partTitle(part, board.document)), ...head.slice(1).map(() => '')],
      ...targets.map((row) => cells(row, board, colours)),
    ];
  });
  const align = ['left', 'center', 'right', 'right', 'left', ...board.counties.map(() => 'center' as const)] as const;
  return `${tableText(head, rows, [...align])}\n${legend(board, colours)}`;
}

function legend({ days }: Board, colours: Colours): string {
  const signs = colours.isColorSupported ? '● 要点逐县考核，○ 仅供比较' : '带 * 的要点逐县考核，其余仅供比较';
  const dates = days.map((day) => day.slice(5)).join('、');
  return `走势：${dates} 及现在，当时的判定。县市区各列：${signs}；空白为不分县。补：逾期后补齐`;
}

function cells(row: BoardRow, { counties }: Board, colours: Colours): string[] {
  const { target, status, course, eachCounty } = row;
  const star = eachCounty && !colours.isColorSupported ? '*' : '';
  return [
    `  ${cutTo(target.name.zh, NAME_COLUMNS)}${star}`,
    colourMark(status.colour, colours),
    valueWords(row),
    conditionOf(target),
    [...course, status.colour].map((colour) => colourMark(colour, colours)).join(''),
    ...counties.map(({ code }) => countyMark(row, code, colours)),
  ];
}

function countyMark({ counties, eachCounty }: BoardRow, code: string, colours: Colours): string {
  const cell = counties.get(code);
  if (!cell) return '';
  return eachCounty ? colourMark(cell.colour, colours) : comparisonMark(cell.colour, colours);
}

/** Hollow: the plan does not judge this county, it is merely compared. */
function comparisonMark(colour: Colour, colours: Colours): string {
  return colours.isColorSupported ? painted('○', colour, colours) : colourMark(colour, colours);
}
