import { colourMark } from '../../output/colour-mark.js';
import { tableText } from '../../output/table.js';
import { forecastWords } from '../forecast-words.js';
import { STATE_WORDS } from '../state-words.js';
import type { TargetStatusView } from '../status-view.js';
import { figureWords } from '../target-words.js';
import { planPath, type Report } from './report.js';

/** The units of a kind in the order of a target's value, as `GET …/ranking` tells it. */
export interface RankingView {
  readonly target: string;
  readonly asOf: string;
  /** Unit of the values. */
  readonly unit: string;
  readonly direction: 'up' | 'down';
  readonly items: readonly (Pick<TargetStatusView, 'colour' | 'state' | 'value' | 'expected' | 'forecast'> & {
    readonly rank: number | null;
    readonly orgUnit: string;
    readonly name: { readonly zh: string };
  })[];
}

const HEAD = ['', '位次', '机构（地区）', '现值', '应达', '预测', '状态'];
const ALIGN = ['left', 'right', 'left', 'right', 'right', 'left', 'left'] as const;

export const rankingReport: Report<RankingView> = {
  needs: ['target'],
  allows: ['level', 'asOf'],
  ask: (api, wanted) => api.get<RankingView>(`${planPath(wanted)}/ranking`, { level: wanted.level, asOf: wanted.asOf }),
  text({ target, asOf, unit, direction, items }, _, colours) {
    const figure = (value: number | null): string => (value === null ? '' : figureWords(value, unit, 2));
    const rows = items.map(({ colour, rank, name, orgUnit, value, expected, forecast, state }) => [
      colourMark(colour, colours),
      rank === null ? '' : String(rank),
      `${name.zh} ${orgUnit}`,
      figure(value),
      figure(expected),
      forecastWords(forecast, unit),
      STATE_WORDS[state],
    ]);
    const order = direction === 'up' ? '高者在前' : '低者在前';
    return `${target} 排名（${order}）  截至 ${asOf}\n${tableText(HEAD, rows, ALIGN)}`;
  },
};
