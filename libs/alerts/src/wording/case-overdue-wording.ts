import { formatDay, type Day } from '#calendar';
import { subjectText, type Name } from './target-facts.js';
import type { BilingualWording } from './wording.js';

/** A case that has not reached a stage within its limit. */
export interface CaseOverdueFacts {
  readonly orgUnit: Name;
  readonly target: Name;
  readonly caseId: string;
  /** The stage it was in when the limit began, and the stage that is due. */
  readonly from: string;
  readonly to: string;
  readonly since: Day;
  /** Days allowed between the two. */
  readonly limitDays: number;
  /** Days past the limit. */
  readonly daysOverdue: number;
}

/** 个案超时限 */
export function caseOverdueWording(facts: CaseOverdueFacts): BilingualWording {
  const [zh, en, since] = [subjectText(facts, 'zh'), subjectText(facts, 'en'), formatDay(facts.since)];
  const { caseId, from, to, limitDays, daysOverdue } = facts;
  return {
    zh: {
      title: `${zh} 个案 ${caseId} 超时限`,
      message: `${zh} 个案 ${caseId} 自 ${since}「${from}」起应在 ${limitDays} 天内到「${to}」，已超 ${daysOverdue} 天`,
    },
    en: {
      title: `${en}: case ${caseId} past its limit`,
      message: `${en}: case ${caseId} is due from "${from}" on ${since} to "${to}" within ${limitDays} days, ${daysOverdue} ${daysOverdue === 1 ? 'day' : 'days'} past`,
    },
  };
}

/** The stage was reached, or the case was taken back. */
export function caseInOrderWording(facts: Pick<CaseOverdueFacts, 'orgUnit' | 'target' | 'caseId'>): BilingualWording {
  const [zh, en, { caseId }] = [subjectText(facts, 'zh'), subjectText(facts, 'en'), facts];
  return {
    zh: { title: `${zh} 个案 ${caseId} 已恢复`, message: `${zh} 个案 ${caseId} 已不再超时限` },
    en: { title: `${en}: case ${caseId} in order`, message: `${en}: case ${caseId} is no longer past a limit` },
  };
}
