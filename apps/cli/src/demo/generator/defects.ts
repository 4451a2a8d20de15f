import { formatDay, type Day } from '#calendar';
import { FEED_RECORD_TYPES, type RefusalCode } from '#feed';
import { event, type Arrival, type FeedEvent } from './feed-event.js';
import { monthsOf, type World } from './world.js';

/** One way in which feeding systems get a record wrong, and what the intake answers. */
export interface Defect {
  readonly code: RefusalCode;
  /** The broken record. Ids begin with `defect/`. */
  broken(id: string, period: string, day: Day): FeedEvent | string;
}

const COUNTY = '370829';
const HOSPITAL = '370829001-1';

function reportOf(id: string, day: Day, data: FeedEvent['data']): FeedEvent {
  return event(FEED_RECORD_TYPES.measureReported, '/jining/clerk', id, day, data);
}

function serviceOf(id: string, day: Day, more: FeedEvent['data']): FeedEvent {
  return event(FEED_RECORD_TYPES.serviceRecorded, '/jining/clerk', id, day, {
    orgUnit: HOSPITAL,
    service: 'colorectal-screening',
    subject: `jn-${id}`,
    occurredOn: formatDay(day),
    ...more,
  });
}

const lectures = (value: number) => [{ measure: 'mental-health.lectures', value }];

export const DEFECTS: readonly Defect[] = [
  {
    code: 'INVALID_JSON',
    broken: (id, period, day) =>
      JSON.stringify(reportOf(id, day, { orgUnit: COUNTY, period, values: lectures(1) })).slice(0, -9),
  },
  {
    code: 'INVALID_ENVELOPE',
    broken: (id, period, day) => {
      const { specversion: _, ...rest } = reportOf(id, day, { orgUnit: COUNTY, period, values: lectures(1) });
      return JSON.stringify(rest);
    },
  },
  {
    code: 'UNSUPPORTED_TYPE',
    broken: (id, period, day) =>
      JSON.stringify({ ...reportOf(id, day, { orgUnit: COUNTY, period, values: lectures(1) }), type: 'his.visit.v3' }),
  },
  {
    code: 'UNKNOWN_ORG_UNIT',
    broken: (id, period, day) => reportOf(id, day, { orgUnit: '370882', period, values: lectures(1) }),
  },
  {
    code: 'UNKNOWN_MEASURE',
    broken: (id, period, day) =>
      reportOf(id, day, { orgUnit: COUNTY, period, values: [{ measure: 'mental-health.lecture', value: 1 }] }),
  },
  {
    // Made up.
    code: 'PERSONAL_DATA',
    broken: (id, _, day) => serviceOf(id, day, { attributes: { contact: '19900000000' } }),
  },
  {
    code: 'SCHEMA_VIOLATION',
    broken: (id, period, day) => reportOf(id, day, { orgUnit: COUNTY, period, values: lectures(-3) }),
  },
  {
    code: 'SCHEMA_VIOLATION',
    broken: (id, period, day) =>
      reportOf(id, day, { orgUnit: COUNTY, period: `${period.slice(0, 4)}-13`, values: lectures(1) }),
  },
  { code: 'DATE_OUT_OF_RANGE', broken: (id, _, day) => serviceOf(id, day, { occurredOn: '2052-03-05' }) },
  { code: 'UNKNOWN_SERVICE', broken: (id, _, day) => serviceOf(id, day, { service: 'colorectal-screenings' }) },
  {
    code: 'UNKNOWN_CASE_TYPE',
    broken: (id, _, day) =>
      event(FEED_RECORD_TYPES.caseUpdated, '/jining/clerk', id, day, {
        orgUnit: HOSPITAL,
        caseType: 'drug-shortages',
        caseId: id,
        stage: 'reported',
        occurredAt: `${formatDay(day)}T09:30:00+08:00`,
      }),
  },
  {
    code: 'UNKNOWN_MILESTONE',
    broken: (id, _, day) =>
      event(FEED_RECORD_TYPES.milestoneUpdated, '/jining/clerk', id, day, {
        orgUnit: COUNTY,
        milestone: 'child-friendly-hospitals',
        state: 'reached',
        occurredOn: formatDay(day),
      }),
  },
  {
    code: 'TOO_LARGE',
    broken: (id, period, day) =>
      reportOf(id, day, { orgUnit: COUNTY, period, values: lectures(1), remark: '附件'.repeat(60_000) }),
  },
];

const A_MONTH = 4;

/** A few broken records a month; every kind several times a year, but the large one, which comes once. */
export function* defects(world: World): Generator<Arrival> {
  const small = DEFECTS.slice(0, -1);
  for (const { number, period, from, to } of monthsOf(world.year)) {
    for (let nth = 0; nth < A_MONTH; nth++) {
      const defect = small[((number - 1) * A_MONTH + nth) % small.length]!;
      const day = Math.min(to, from + 4 + nth * 6);
      yield { day, event: defect.broken(`defect/${period}/${nth + 1}`, period, day) };
    }
  }
  const { period, from } = monthsOf(world.year)[4]!;
  yield { day: from, event: DEFECTS.at(-1)!.broken(`defect/${period}/large`, period, from) };
}
