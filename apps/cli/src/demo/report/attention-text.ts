import { colourMark, painted } from '../../output/colour-mark.js';
import { tableText } from '../../output/table.js';
import type { Terminal } from '../../output/terminal.js';
import { cutTo } from '../../output/text-width.js';
import { STATE_WORDS } from '../../plan/state-words.js';
import type { Attention } from '../findings/attention.js';
import type { BoardRow } from '../findings/board.js';
import { isOfAnySize } from '../findings/comparable.js';
import { askedWords, expectedWords, shortFigure, valueWords } from './figures.js';

type Colours = Terminal['colours'];

const NAME_COLUMNS = 34;
const COUNTIES_NAMED = 5;
const LAST_NAMED = 2;
const HEADINGS = {
  red: '红：逾期未完成，或突破了不能突破的线',
  yellow: '黄：未达序时进度；力争、持续提升类到期未达的；逾期后补齐的',
} as const;

/** What must be acted on: the reds, then the yellows, each with its figures, who answers for it, and in which counties. */
export function attentionText(attention: readonly Attention[], colours: Colours): string {
  return (['red', 'yellow'] as const)
    .map((colour) => {
      const some = attention.filter((one) => one.colour === colour);
      const elsewhere = some.filter(isOnlyInCounties).length;
      const note = elsewhere === 0 ? '' : `（其中 ${elsewhere} 项全市已达，有县市区未达）`;
      const heading = painted(`${HEADINGS[colour]}，${some.length} 项${note}`, colour, colours);
      return some.length === 0 ? heading : `${heading}\n${listText(some, colours)}`;
    })
    .join('\n\n');
}

/** The whole does what is asked, while the plan also asks it of each county. */
function isOnlyInCounties({ row }: Attention): boolean {
  return row.status.colour === 'green' || row.status.colour === 'blue';
}

/** Targets that can't be judged, with the reason; empty where there are none. */
export function greyText(rows: readonly BoardRow[], colours: Colours): string {
  const grey = rows.filter(({ status }) => status.colour === 'grey');
  if (grey.length === 0) return '';
  const lines = grey.map(({ status, target }) => {
    const why =
      status.state === 'not-started'
        ? STATE_WORDS['not-started']
        : status.coverage === null
          ? '从未报送'
          : `数据只到 ${status.coverage}`;
    return `${colourMark('grey', colours)} ${target.task} ${target.name.zh}：${why}（${status.owner.lead.join('、')}）`;
  });
  return [painted(`灰：不能判定，${grey.length} 项`, 'grey', colours), ...lines].join('\n');
}

/** A table with a line below each row that has counties to name. */
function listText(some: readonly Attention[], colours: Colours): string {
  const rows = some.map(({ row, colour }) => [
    colourMark(row.status.state === 'made-good' ? row.status.colour : colour, colours),
    row.target.task,
    cutTo(row.target.name.zh, NAME_COLUMNS),
    valueWords(row),
    expectedWords(row),
    askedWords(row),
    row.status.owner.lead.join('、'),
  ]);
  const head = ['', '条目', '目标', '现值', '应达', '要求', '牵头科室'];
  const [top, titles, ...lines] = tableText(head, rows, ['left', 'left', 'left', 'right', 'right']).split('\n');
  const body = some.flatMap((one, at) => [lines[at]!, ...countiesText(one, colours)]);
  return [top, titles, ...body, ...lines.slice(some.length)].join('\n');
}

/** The counties that fall short, the last of them first. */
function countiesText(one: Attention, colours: Colours): readonly string[] {
  const { row, counties, everywhere } = one;
  if (counties.length === 0) return [];
  const figures = counties.map(({ value }) => countyFigure(value, row));
  const named = counties
    .map(({ name, colour }, at) => painted(`${name}${figures[at] && ` ${figures[at]}`}`, colour, colours))
    .reverse();
  const words = `${isOnlyInCounties(one) ? '全市已达，' : ''}${labelOf(row)}`;
  if (everywhere) {
    const last = new Set(figures).size > 1 ? `，末位 ${named.slice(0, LAST_NAMED).join('、')}` : '';
    return [`       ${counties.length} 个县市区均${words}${last}`];
  }
  const more = named.length > COUNTIES_NAMED ? ` 等 ${named.length} 个` : '';
  return [`       ${words}：${named.slice(0, COUNTIES_NAMED).join('、')}${more}`];
}

function labelOf({ target, eachCounty }: BoardRow): string {
  if ('zero' in target.condition) return '发生在';
  return eachCounty ? '逐县考核未达标' : '未达要求';
}

/** Nothing where it says no more than the name: totals of counties of different size, and none at all. */
function countyFigure(value: number | null, { target }: BoardRow): string {
  if (value === null || !isOfAnySize(target) || (value === 0 && target.unit === '%')) return '';
  return shortFigure(value, target.unit);
}
