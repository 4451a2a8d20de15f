import { formatDay, type Day } from '#calendar';
import { subjectText, type Name } from './target-facts.js';
import type { BilingualWording } from './wording.js';

export interface OverdueDataFacts {
  readonly orgUnit: Name;
  readonly target: Name;
  /** Newest day the data cover; `null`: none came yet. */
  readonly coverage: Day | null;
  /** Days past the time limit for reporting. */
  readonly daysOverdue: number;
}

/** 数据超期未报 */
export function overdueDataWording(facts: OverdueDataFacts): BilingualWording {
  const [zh, en, days] = [subjectText(facts, 'zh'), subjectText(facts, 'en'), facts.daysOverdue];
  const upTo = facts.coverage === null ? null : formatDay(facts.coverage);
  return {
    zh: {
      title: `${zh} 数据超期未报`,
      message: `${zh} ${upTo === null ? '尚无数据' : `数据只到 ${upTo}`}，已超过报送时限 ${days} 天`,
    },
    en: {
      title: `${en}: data overdue`,
      message: `${en}: ${upTo === null ? 'no data yet' : `data end at ${upTo}`}, ${days} ${days === 1 ? 'day' : 'days'} past the reporting limit`,
    },
  };
}

/** Reports came in again. */
export function dataArrivedWording(facts: Omit<OverdueDataFacts, 'daysOverdue'>): BilingualWording {
  const [zh, en] = [subjectText(facts, 'zh'), subjectText(facts, 'en')];
  const upTo = facts.coverage === null ? null : formatDay(facts.coverage);
  return {
    zh: { title: `${zh} 数据已补报`, message: upTo === null ? `${zh} 不再超期` : `${zh} 数据已报至 ${upTo}` },
    en: {
      title: `${en}: data arrived`,
      message: upTo === null ? `${en}: no longer overdue` : `${en}: data now reach ${upTo}`,
    },
  };
}
