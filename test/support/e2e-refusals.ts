import { caseStage, milestone, report, service, type DraftRecord } from './e2e-records.js';

/** A record that must be refused, and with what. */
export interface RefusedDraft {
  readonly code: string;
  readonly pointer: string;
  /** What the message must tell: the value that was found, or what to send instead. */
  readonly message: RegExp;
  /** As it is sent. */
  readonly text: string;
  /** Its own id; `null` where it cannot be read. */
  readonly id: string | null;
}

const HOSPITAL = '370811001-1';
const GOOD = service('good', HOSPITAL, 'two-cancer-screening', 'p-1', '2025-03-05');
/** Has the form of a mobile number. */
const MOBILE = '13555555555';

/** One record or more for each refusal of the contract that a configuration of today can lead to. */
export const REFUSED_DRAFTS: readonly RefusedDraft[] = [
  { code: 'INVALID_JSON', pointer: '', message: /JSON/, text: '{"specversion":"1.0","id":"cut-o', id: null },
  refused('INVALID_ENVELOPE', '/source', /source/, without({ ...GOOD, id: 'no-source' }, 'source')),
  refused('INVALID_ENVELOPE', '/specversion', /1\.0/, { ...GOOD, id: 'old-version', specversion: '0.3' }),
  refused('UNSUPPORTED_TYPE', '/type', /zhibiao\.service\.recorded\.v1/, { ...GOOD, id: 'type', type: 'x.y.v9' }),
  refused('SCHEMA_VIOLATION', '/data/occurredOn', /occurredOn/, {
    ...GOOD,
    id: 'no-day',
    data: without(GOOD.data, 'occurredOn'),
  }),
  refused(
    'SCHEMA_VIOLATION',
    '/data/period',
    /2025-13/,
    report('period', HOSPITAL, '2025-13', { 'safety.major-accidents': 1 }),
  ),
  refused(
    'SCHEMA_VIOLATION',
    '/data/values/0/value',
    /-1/,
    report('negative', HOSPITAL, '2025-03', { 'safety.major-accidents': -1 }),
  ),
  refused(
    'UNKNOWN_ORG_UNIT',
    '/data/orgUnit',
    /370811998-1/,
    service('unit', '370811998-1', 'two-cancer-screening', 'p-1', '2025-03-05'),
  ),
  refused(
    'UNKNOWN_MEASURE',
    '/data/values/0/measure',
    /safety\.major-accident/,
    report('measure', HOSPITAL, '2025-03', { 'safety.major-accidentz': 1 }),
  ),
  refused(
    'UNKNOWN_SERVICE',
    '/data/service',
    /palm-reading/,
    service('service', HOSPITAL, 'palm-reading', 'p-1', '2025-03-05'),
  ),
  refused('UNKNOWN_CASE_TYPE', '/data/caseType', /lost-keys/, {
    ...caseStage('case', HOSPITAL, 'lk-1', 'reported', '2025-03-05'),
    data: { ...caseStage('case', HOSPITAL, 'lk-1', 'reported', '2025-03-05').data, caseType: 'lost-keys' },
  }),
  refused(
    'UNKNOWN_MILESTONE',
    '/data/milestone',
    /moon-landing/,
    milestone('milestone', '370811', 'moon-landing', 'reached', '2025-03-05'),
  ),
  refused(
    'DATE_OUT_OF_RANGE',
    '/data/occurredOn',
    /1999-12-31/,
    service('day', HOSPITAL, 'two-cancer-screening', 'p-1', '1999-12-31'),
  ),
  refused(
    'PERSONAL_DATA',
    '/data/subject',
    /(?!.*13555555555)^.+$/,
    service('person', HOSPITAL, 'two-cancer-screening', MOBILE, '2025-03-05'),
  ),
  {
    ...refused('TOO_LARGE', '', /256 KiB/, {
      ...GOOD,
      id: 'large',
      data: { ...GOOD.data, attributes: { note: 'x'.repeat(300_000) } },
    }),
    id: null,
  },
];

function refused(code: string, pointer: string, message: RegExp, record: Partial<DraftRecord>): RefusedDraft {
  return { code, pointer, message, text: JSON.stringify(record), id: record.id ?? null };
}

function without<Value extends object>(value: Value, name: string): Value {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name)) as Value;
}
