import { formatDay, type Day } from '#calendar';
import type { FeedContext } from '../feed-context.js';
import type { Refusal, RefusalCode } from '../refusal.js';
import { refuse } from './feed-reading.js';
import { shown } from './shown.js';

type Kind = Parameters<FeedContext['suggest']>[0];

const CODES: Readonly<Record<Kind, RefusalCode>> = {
  orgUnit: 'UNKNOWN_ORG_UNIT',
  measure: 'UNKNOWN_MEASURE',
  service: 'UNKNOWN_SERVICE',
  caseType: 'UNKNOWN_CASE_TYPE',
  milestone: 'UNKNOWN_MILESTONE',
};

const NAMES: Readonly<Record<Kind, string>> = {
  orgUnit: '机构',
  measure: '可上报的计量',
  service: '服务',
  caseType: '个案类型',
  milestone: '里程碑',
};

/** The refusal of a code that the reference data do not have, with the nearest one that they do. */
export function unknownCode(kind: Kind, code: string, pointer: string, context: FeedContext): Refusal {
  const near = context.suggest(kind, code);
  const instead = near === undefined ? '请使用目录中的代码，或先在目录中登记' : `是否指 “${near}”？`;
  return refuse(CODES[kind], pointer, `没有${NAMES[kind]} ${shown(code)}；${instead}`);
}

/** County of an org unit on a day, or the refusal of one that is unknown or not valid then. */
export function countyOrRefusal(orgUnit: string, day: Day, context: FeedContext): string | Refusal {
  const county = context.countyOf(orgUnit, day);
  if (county !== undefined) return county;
  if (context.countyOf(orgUnit, null) === undefined) return unknownCode('orgUnit', orgUnit, '/data/orgUnit', context);
  return refuse(
    'UNKNOWN_ORG_UNIT',
    '/data/orgUnit',
    `机构 ${shown(orgUnit)} 在 ${formatDay(day)} 尚未设立或已撤销；请改用当日有效的机构代码`,
  );
}
