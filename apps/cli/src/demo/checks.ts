import type { FeedSummary } from '#feed';
import type { Findings } from './findings/findings.js';

/** What must have happened for the demo to have shown anything; each that did not, in words. */
export function failedChecks(findings: Findings, sent: number, summary: FeedSummary | undefined): readonly string[] {
  const { board, alerts, explained, refused } = findings;
  const colours = new Set(board.rows.flatMap(({ status, course }) => [status.colour, ...course]));
  const checks: readonly (readonly [boolean, string])[] = [
    [board.rows.length > 0, '红黄绿表是空的'],
    [['red', 'yellow', 'green'].every((colour) => colours.has(colour as never)), '红、黄、绿没有出齐'],
    [board.rows.some(({ eachCounty, counties }) => eachCounty && counties.size > 0), '没有逐县考核的结果'],
    [alerts.length > 0, '没有任何预警'],
    [alerts.some(({ until }) => until === null), '没有未解除的预警'],
    [alerts.some(({ until }) => until !== null), '没有解除过的预警'],
    [alerts.some(({ kind }) => kind === 'broken' || kind === 'missed'), '没有突破红线或未完成的预警'],
    [alerts.some(({ kind }) => kind === 'case-overdue'), '短缺药品超时限没有预警'],
    [alerts.some(({ kind }) => kind === 'overdue-data'), '数据超期未报没有预警'],
    [explained.shown.length > 0, '数字打不开'],
    [explained.shown.some(({ history }) => history.length > 0), '看不到更正过的记录'],
    [refused.length > 0, '没有拒收的记录'],
    [summary === undefined || counted(summary) === sent, `上报 ${sent} 条，服务只答复了一部分`],
    [summary === undefined || (summary.duplicates > 0 && summary.stale > 0), '重复或过时的记录没有识别出来'],
  ];
  return checks.filter(([holds]) => !holds).map(([, words]) => words);
}

function counted({ accepted, duplicates, stale, rejected }: FeedSummary): number {
  return accepted + duplicates + stale + rejected;
}
