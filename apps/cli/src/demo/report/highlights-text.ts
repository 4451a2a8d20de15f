import type { FeedSummary } from '#feed';
import type { AlertCourse } from '../findings/alert-course.js';
import type { Findings } from '../findings/findings.js';
import { explainedLine, type ExplainedNames } from './explained-text.js';

const ABOUT_CHARACTERS = 3;

/** What the year brought, in a few lines: alerts, cases, data that came late, and what was corrected or refused. */
export function highlightsText(
  { alerts, explained, refused }: Findings,
  names: ExplainedNames,
  summary: FeedSummary | undefined,
): string {
  const open = alerts.filter(({ until }) => until === null);
  const refusals = refused.reduce((sum, { count }) => sum + count, 0);
  const late = alerts.find(({ kind, until }) => kind === 'overdue-data' && until !== null);
  return [
    line('预警', `全年 ${alerts.length} 件，未解除 ${open.length} 件`),
    story('零发生', alerts.find(isBreach)),
    story('药品', open.find(isOverdueCase)),
    story('迟报', late),
    line('核对', explainedLine(explained, names)),
    line('拒收', `${refusals} 条，${refused.length} 种原因，每条都告诉上报单位怎么改${intakeWords(summary)}`),
  ]
    .filter((one) => one !== '')
    .join('\n');
}

const isOverdueCase = ({ kind }: AlertCourse): boolean => kind === 'case-overdue';
const isBreach = ({ kind, title }: AlertCourse): boolean => kind === 'broken' || title.includes('零发生');

function story(about: string, alert: AlertCourse | undefined): string {
  if (!alert) return '';
  const days = alert.until === null ? `${alert.since} 起` : `${alert.since} 至 ${alert.until}`;
  return line(about, `${alert.title}（${days}）`);
}

function line(about: string, words: string): string {
  return `  ${about.padEnd(ABOUT_CHARACTERS, '　')} ${words}`;
}

function intakeWords(summary: FeedSummary | undefined): string {
  return summary === undefined ? '' : `；重复 ${summary.duplicates} 条、过时 ${summary.stale} 条只计一次`;
}
