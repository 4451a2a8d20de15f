import type { Colour, Summary, TargetState } from '#plans';
import { colourMark } from '../../output/colour-mark.js';
import { tableText } from '../../output/table.js';
import { STATE_WORDS } from '../state-words.js';
import { figureWords } from '../target-words.js';
import { planPath, type Report } from './report.js';

/** How a target stood, as `GET …/history` tells it. */
export interface HistoryView {
  readonly target: string;
  readonly orgUnit: string;
  /** Unit of the values. */
  readonly unit: string;
  readonly items: readonly {
    readonly asOf: string;
    readonly state: TargetState;
    readonly colour: Colour;
    readonly value: number | null;
  }[];
  readonly months: readonly { readonly month: string; readonly worst: Colour; readonly days: Summary }[];
}

const DAYS = ['red', 'yellow', 'blue', 'green', 'grey'] as const satisfies readonly (keyof Summary)[];
const MONTH_HEAD = ['', '月份', '红', '黄', '蓝', '绿', '灰'];
const MONTH_ALIGN = ['left', 'left', 'right', 'right', 'right', 'right', 'right'] as const;

export const historyReport: Report<HistoryView> = {
  needs: ['target'],
  allows: ['orgUnit'],
  ask: (api, wanted) => api.get<HistoryView>(`${planPath(wanted)}/history`, { orgUnit: wanted.orgUnit }),
  text({ target, orgUnit, unit, items, months }, _, colours) {
    if (items.length === 0) return `${target}  ${orgUnit}：还没有记录`;
    const red = months.filter(({ days }) => days.red > 0).map(({ month }) => month);
    const byMonth = months.map(({ month, worst, days }) => [
      colourMark(worst, colours),
      month,
      ...DAYS.map((colour) => (days[colour] === 0 ? '' : String(days[colour]))),
    ]);
    const changes = items.map(({ asOf, state, colour, value }) => [
      colourMark(colour, colours),
      asOf,
      STATE_WORDS[state],
      value === null ? '' : figureWords(value, unit, 2),
    ]);
    return [
      `${target}  ${orgUnit}  ${red.length === 0 ? '没有红过' : `红过的月份：${red.join('、')}`}`,
      '',
      '逐月（各颜色的天数）',
      tableText(MONTH_HEAD, byMonth, MONTH_ALIGN),
      '',
      '状态变化',
      tableText(['', '截至', '状态', '现值'], changes, ['left', 'left', 'left', 'right']),
    ].join('\n');
  },
};
