import type { FeedSummary } from '#feed';
import type { FedYear } from './feed-year.js';
import type { BoardRow } from './findings/board.js';
import type { Findings } from './findings/findings.js';
import { byPart } from './findings/tally.js';

type Check = readonly [holds: boolean, otherwise: string];

/** Share of the targets of a year made from the plan that nobody may say anything of. */
const MOST_UNSAID = 0.15;

/**
 * What must have happened for the demo to have shown anything; each that did not, in words.
 *
 * @param targets how many the plan has
 * @param isTold the year has stories that must show; one that was made from the plan has none
 */
export function failedChecks(
  findings: Findings,
  targets: number,
  { records, summary }: FedYear,
  isTold: boolean,
): readonly string[] {
  const checks = [
    ...boardChecks(findings, targets),
    ...(isTold ? [...toldChecks(findings), ...storyChecks(findings)] : madeChecks(findings)),
    ...intakeChecks(records, summary),
  ];
  return checks.filter(([holds]) => !holds).map(([, otherwise]) => otherwise);
}

function boardChecks({ board }: Findings, targets: number): readonly Check[] {
  const { rows } = board;
  const colours = new Set(rows.flatMap(({ status, course }) => [status.colour, ...course]));
  return [
    [rows.length === targets, `工作要点有 ${targets} 个目标，红黄绿只有 ${rows.length} 个`],
    [byPart(board).filter((part) => part.targets > 0).length > 1, '没有按部分分组'],
    [['red', 'yellow', 'green'].every((colour) => colours.has(colour as never)), '红、黄、绿没有出齐'],
  ];
}

function madeChecks({ board: { rows }, alerts, explained, refused }: Findings): readonly Check[] {
  const grey = rows.filter(({ status }) => status.colour === 'grey');
  return [
    [grey.length <= rows.length * MOST_UNSAID, `没有数据的目标太多：${grey.map(({ target }) => target.id).join('、')}`],
    [alerts.some(({ until }) => until === null), '没有未解除的预警'],
    [alerts.some(({ until }) => until !== null), '没有解除过的预警'],
    [explained.shown.length > 0, '数字打不开'],
    [refused.length > 0, '没有拒收的记录'],
  ];
}

function toldChecks({ board: { rows } }: Findings): readonly Check[] {
  const grey = rows.filter(({ status }) => status.colour === 'grey');
  const has = (holds: (row: BoardRow) => boolean): boolean => rows.some(holds);
  return [
    [has(({ status, course }) => [status.colour, ...course].includes('blue')), '没有临期的目标'],
    [grey.length === 0, `没有数据：${grey.map(({ target }) => target.name.zh).join('、')}`],
    [has(({ status }) => status.state === 'made-good'), '没有逾期后补齐的目标'],
    [
      has(({ status, target }) => target.strength === 'stretch' && status.state === 'behind'),
      '没有到期未达的力争类目标',
    ],
    [
      (['reached', 'behind'] as const).every((state) =>
        has(({ status, target }) => target.strength === 'directional' && status.state === state),
      ),
      '持续提升类目标没有升降两种结果',
    ],
    [
      has((row) => row.eachCounty && hasCounty(row, 'red') && hasCounty(row, 'green')),
      '逐县考核没有县市区达标、县市区未达标的结果',
    ],
  ];
}

function hasCounty({ counties }: BoardRow, colour: string): boolean {
  return [...counties.values()].some((cell) => cell.colour === colour);
}

function storyChecks({ alerts, explained, refused }: Findings): readonly Check[] {
  return [
    [alerts.some(({ until }) => until === null), '没有未解除的预警'],
    [alerts.some(({ until }) => until !== null), '没有解除过的预警'],
    [alerts.some(({ kind }) => kind === 'broken' || kind === 'missed'), '没有突破红线或未完成的预警'],
    [alerts.some(({ kind }) => kind === 'case-overdue'), '短缺药品超时限没有预警'],
    [alerts.some(({ kind }) => kind === 'overdue-data'), '数据超期未报没有预警'],
    [explained.shown.length > 0, '数字打不开'],
    [explained.shown.some(({ history }) => history.length > 0), '看不到更正过的记录'],
    [refused.length > 0, '没有拒收的记录'],
  ];
}

function intakeChecks(sent: number, summary: FeedSummary | undefined): readonly Check[] {
  if (summary === undefined) return [];
  const { accepted, duplicates, stale, rejected } = summary;
  return [
    [accepted + duplicates + stale + rejected === sent, `上报 ${sent} 条，服务只答复了一部分`],
    [duplicates > 0 && stale > 0, '重复或过时的记录没有识别出来'],
  ];
}
