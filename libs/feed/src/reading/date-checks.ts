import { formatDay, parseDay, type Day } from '#calendar';
import type { FeedContext } from '../feed-context.js';
import type { Refusal } from '../refusal.js';
import { refuse } from './feed-reading.js';
import { shown } from './shown.js';

/** The day that a text names, or the refusal of a text that names none. */
export function dayOrRefusal(text: string, pointer: string): Day | Refusal {
  return parseDay(text) ?? refuse('SCHEMA_VIOLATION', pointer, `${shown(text)} 不是日历上的日期；请写作 2025-03-05`);
}

export function refuseOutOfRange(day: Day, pointer: string, { dates }: FeedContext): Refusal | undefined {
  if (day >= dates.from && day <= dates.to) return undefined;
  const range = `${formatDay(dates.from)} 至 ${formatDay(dates.to)}`;
  return refuse('DATE_OUT_OF_RANGE', pointer, `${formatDay(day)} 超出可上报的日期；请上报 ${range} 之间的数据`);
}

/** A record belongs to the day it ends on: a half-year that ends after the closing is still open. */
export function refuseClosed(lastDay: Day, pointer: string, { closedThrough }: FeedContext): Refusal | undefined {
  if (closedThrough === null || lastDay > closedThrough) return undefined;
  const closed = formatDay(closedThrough);
  return refuse('PERIOD_CLOSED', pointer, `截至 ${closed} 的期间已关账，不再接收；请上报之后的数据，或先申请重新开账`);
}
