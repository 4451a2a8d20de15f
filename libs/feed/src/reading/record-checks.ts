import type { Day } from '#calendar';
import type { FeedContext } from '../feed-context.js';
import {
  FEED_RECORD_TYPES,
  type CaseUpdated,
  type FeedRecord,
  type MilestoneUpdated,
  type RecordWithdrawn,
  type ServiceRecorded,
} from '../feed-record.js';
import type { Refusal } from '../refusal.js';
import { dayOrRefusal, refuseClosed, refuseOutOfRange } from './date-checks.js';
import { refuse, WITHDRAWN } from './feed-reading.js';
import { checkMeasureReport } from './measure-report-checks.js';
import { countyOrRefusal, unknownCode } from './reference-checks.js';
import { shown } from './shown.js';
import { sourceNotAllowed } from './source-checks.js';
import { localDayAt, TIMESTAMP_FORM } from './timestamp.js';

/** Holds a record of the right shape against calendar and reference data: its county, or why it is refused. */
export function checkRecord(record: FeedRecord, context: FeedContext): string | Refusal {
  switch (record.type) {
    case FEED_RECORD_TYPES.measureReported:
      return checkMeasureReport(record.data, context);
    case FEED_RECORD_TYPES.serviceRecorded:
      return checkService(record.data, context);
    case FEED_RECORD_TYPES.caseUpdated:
      return checkCase(record.data, context);
    case FEED_RECORD_TYPES.milestoneUpdated:
      return checkMilestone(record.data, context);
    case FEED_RECORD_TYPES.recordWithdrawn:
      return checkWithdrawal(record.data, context);
  }
}

function checkService(data: ServiceRecorded, context: FeedContext): string | Refusal {
  const day = dayOrRefusal(data.occurredOn, '/data/occurredOn');
  if (typeof day !== 'number') return day;
  const county = countyOn(data.orgUnit, day, '/data/occurredOn', context);
  if (typeof county !== 'string') return county;
  return context.hasService(data.service) ? county : unknownCode('service', data.service, '/data/service', context);
}

function checkCase(data: CaseUpdated, context: FeedContext): string | Refusal {
  const day = localDayAt(data.occurredAt);
  if (day === undefined) {
    const message = `${shown(data.occurredAt)} 不是有效的时间；请写${TIMESTAMP_FORM}`;
    return refuse('SCHEMA_VIOLATION', '/data/occurredAt', message);
  }
  const county = countyOn(data.orgUnit, day, '/data/occurredAt', context);
  if (typeof county !== 'string') return county;
  const stages = context.caseStages(data.caseType);
  if (!stages) return unknownCode('caseType', data.caseType, '/data/caseType', context);
  if (stages.includes(data.stage)) return county;
  const message = `个案类型 ${shown(data.caseType)} 没有环节 ${shown(data.stage)}；可用的有 ${stages.join('、')}`;
  return refuse('SCHEMA_VIOLATION', '/data/stage', message);
}

function checkMilestone(data: MilestoneUpdated, context: FeedContext): string | Refusal {
  const day = dayOrRefusal(data.occurredOn, '/data/occurredOn');
  if (typeof day !== 'number') return day;
  const county = countyOn(data.orgUnit, day, '/data/occurredOn', context);
  if (typeof county !== 'string') return county;
  if (context.hasMilestone(data.milestone)) return county;
  return unknownCode('milestone', data.milestone, '/data/milestone', context);
}

/** Who may not send for a source may not take its records back either. */
function checkWithdrawal(data: RecordWithdrawn, context: FeedContext): string | Refusal {
  return sourceNotAllowed(data.source, '/data/source', context) ?? WITHDRAWN;
}

function countyOn(orgUnit: string, day: Day, pointer: string, context: FeedContext): string | Refusal {
  return (
    refuseOutOfRange(day, pointer, context) ??
    refuseClosed(day, pointer, context) ??
    countyOrRefusal(orgUnit, day, context)
  );
}
