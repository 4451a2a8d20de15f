import { parseDay } from '#calendar';
import fc from 'fast-check';
import type { FeedContext } from '../feed-context.js';
import { MAX_RECORD_BYTES } from '../feed-limits.js';
import { REFUSAL_CODES } from '../refusal.js';
import { changed, VALID_EVENTS } from '../testing/events-fixture.js';
import { CLOSED_FACILITY, referencesFixture } from '../testing/references-fixture.js';
import { readCloudEvent, readFeedRecord } from './record-reader.js';

const { measure, service, case: caseEvent, milestone, withdrawn } = VALID_EVENTS;
const day = (iso: string) => parseDay(iso) ?? Number.NaN;

function refusalOf(event: unknown, context: FeedContext = referencesFixture()) {
  const text = typeof event === 'string' ? event : JSON.stringify(event);
  const reading = readFeedRecord(text, context);
  return reading.ok ? 'accepted' : reading.refusal;
}

describe('a valid record', () => {
  it.each(Object.entries(VALID_EVENTS))('of type %s is accepted as text, as bytes and parsed', (_, event) => {
    const text = JSON.stringify(event);
    const expected = {
      ok: true,
      record: { type: event.type, source: '/his/370811', id: 'b7a1c2d4-0001', revision: 1, data: event.data },
      county: event === withdrawn ? 'withdrawn' : '370811',
      json: text,
    };
    for (const reading of [
      readFeedRecord(text, referencesFixture()),
      readFeedRecord(new TextEncoder().encode(text), referencesFixture()),
      readCloudEvent(event, referencesFixture()),
    ]) {
      expect(reading).toMatchObject(expected);
    }
  });

  it('keeps the text of the sender, extension attributes and all, without a byte order mark', () => {
    const text = JSON.stringify(
      changed(service, { revision: 3, time: '2025-03-05T10:00:00Z', traceparent: '00-ab' }),
      null,
      1,
    );
    const reading = readFeedRecord(`\uFEFF${text}`, referencesFixture());
    expect(reading).toMatchObject({ ok: true, json: text, record: { revision: 3, time: '2025-03-05T10:00:00Z' } });
  });

  it('has an event id that depends on source, id and revision only', () => {
    const idOf = (event: unknown) => {
      const reading = readCloudEvent(event, referencesFixture());
      return reading.ok ? reading.eventId : undefined;
    };
    expect(idOf(changed(service, { revision: 1 }, { occurredOn: '2025-04-01' }))).toBe(idOf(service));
    const others = [{ revision: 2 }, { id: 'b7a1c2d4-0002' }, { source: '/his/370812' }];
    expect(new Set([idOf(service), ...others.map((other) => idOf(changed(service, other)))]).size).toBe(4);
  });

  it('counts a time by the local day of the region', () => {
    const late = changed(caseEvent, {}, { occurredAt: '2030-12-31T16:30:00Z' });
    expect(refusalOf(late)).toMatchObject({ code: 'DATE_OUT_OF_RANGE', pointer: '/data/occurredAt' });
    expect(refusalOf(changed(caseEvent, {}, { occurredAt: '2030-12-31T15:30:00Z' }))).toBe('accepted');
  });
});

describe('a record is refused', () => {
  const without = (event: object, name: string) =>
    Object.fromEntries(Object.entries(event).filter(([key]) => key !== name));
  const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) });

  it.each<[what: string, event: unknown, code: string, pointer: string, message: RegExp]>([
    ['that is cut off', JSON.stringify(service).slice(0, 150), 'INVALID_JSON', '', /在第 150 个字符后中断/],
    ['with a comma too many', '{"id":"a",}', 'INVALID_JSON', '', /第 11 个字符/],
    ['that is empty', ' ', 'INVALID_JSON', '', /内容为空/],
    ['that is no object', '[1]', 'INVALID_ENVELOPE', '', /上报信封应为对象/],
    ['of another version', changed(service, { specversion: '0.3' }), 'INVALID_ENVELOPE', '/specversion', /1\.0/],
    ['without id', without(service, 'id'), 'INVALID_ENVELOPE', '/id', /缺少 id/],
    ['with an empty source', changed(service, { source: '' }), 'INVALID_ENVELOPE', '/source', /非空文本/],
    ['with a long id', changed(service, { id: 'x'.repeat(257) }), 'INVALID_ENVELOPE', '/id', /256/],
    ['with revision 0', changed(service, { revision: 0 }), 'INVALID_ENVELOPE', '/revision', /不小于 1/],
    ['with a textual revision', changed(service, { revision: '2' }), 'INVALID_ENVELOPE', '/revision', /整数/],
    ['with half a time', changed(service, { time: '2025-03-05 10:00' }), 'INVALID_ENVELOPE', '/time', /\+08:00/],
    [
      'with data in XML',
      changed(service, { datacontenttype: 'text/xml' }),
      'INVALID_ENVELOPE',
      '/datacontenttype',
      /json/,
    ],
    ['without data', without(service, 'data'), 'INVALID_ENVELOPE', '/data', /缺少 data/],
    ['with an extension object', changed(service, { trace: { a: 1 } }), 'INVALID_ENVELOPE', '/trace', /收到 对象/],
    [
      'of an unknown type',
      changed(service, { type: 'a.b' }),
      'UNSUPPORTED_TYPE',
      '/type',
      /measure\.reported.*service.*case.*milestone.*withdrawn/,
    ],
    [
      'without occurredOn',
      changed(service, {}, { occurredOn: undefined }),
      'SCHEMA_VIOLATION',
      '/data/occurredOn',
      /缺少 occurredOn（服务日期）.*2025-03-05/,
    ],
    [
      'with an unknown member',
      changed(service, {}, { 'na/me': 'x' }),
      'SCHEMA_VIOLATION',
      '/data/na~1me',
      /可用的有 orgUnit、service/,
    ],
    [
      'on 30 February',
      changed(service, {}, { occurredOn: '2025-02-30' }),
      'SCHEMA_VIOLATION',
      '/data/occurredOn',
      /不是日历上的日期/,
    ],
    [
      'with a nested attribute',
      changed(service, {}, { attributes: { a: {} } }),
      'SCHEMA_VIOLATION',
      '/data/attributes/a',
      /文本或数字/,
    ],
    [
      'with an infinite number',
      JSON.stringify(service).replace('"dose":1', '"dose":1e999'),
      'SCHEMA_VIOLATION',
      '/data/attributes/dose',
      /Infinity/,
    ],
    [
      'with an unknown state',
      changed(milestone, {}, { state: 'done' }),
      'SCHEMA_VIOLATION',
      '/data/state',
      /started、reached、cancelled/,
    ],
    [
      'with an unknown stage',
      changed(caseEvent, {}, { stage: 'lost' }),
      'SCHEMA_VIOLATION',
      '/data/stage',
      /reported、answered、closed/,
    ],
    [
      'at no time of day',
      changed(caseEvent, {}, { occurredAt: '2025-03-05T25:00:00Z' }),
      'SCHEMA_VIOLATION',
      '/data/occurredAt',
      /有效的时间/,
    ],
    [
      'withdrawing without reason',
      changed(withdrawn, {}, { reason: undefined }),
      'SCHEMA_VIOLATION',
      '/data/reason',
      /重复录入/,
    ],
    [
      'in a week that does not exist',
      changed(measure, {}, { period: '2025-W53' }),
      'SCHEMA_VIOLATION',
      '/data/period',
      /2025-W53/,
    ],
    [
      'covering days backwards',
      changed(measure, {}, { coverage: { from: '2025-03-09', to: '2025-03-01' } }),
      'SCHEMA_VIOLATION',
      '/data/coverage',
      /晚于/,
    ],
    [
      'nested too deep',
      changed(milestone, {}, { evidence: deep(15) }),
      'SCHEMA_VIOLATION',
      '/data/evidence' + '/a'.repeat(14),
      /16 层/,
    ],
    [
      'with a key __proto__',
      JSON.stringify(service).replace('"dose"', '"__proto__"'),
      'SCHEMA_VIOLATION',
      '/data/attributes/__proto__',
      /__proto__/,
    ],
    [
      'with an escaped key __proto__',
      JSON.stringify(service).replace('"dose"', '"\\u005f_proto__"'),
      'SCHEMA_VIOLATION',
      '/data/attributes/__proto__',
      /__proto__/,
    ],
    ['with a NUL in its id', changed(service, { id: 'a\0b' }), 'SCHEMA_VIOLATION', '/id', /空字符/],
    [
      'of an unknown org unit',
      changed(service, {}, { orgUnit: '370811001-7' }),
      'UNKNOWN_ORG_UNIT',
      '/data/orgUnit',
      /是否指 “370811/,
    ],
    [
      'of an org unit that is closed',
      changed(service, {}, { orgUnit: CLOSED_FACILITY }),
      'UNKNOWN_ORG_UNIT',
      '/data/orgUnit',
      /已撤销/,
    ],
    [
      'of an unknown measure',
      changed(measure, {}, { values: [{ measure: 'outp', value: 1 }] }),
      'UNKNOWN_MEASURE',
      '/data/values/0/measure',
      /是否指 “outpatient.visits”/,
    ],
    [
      'of an unknown service',
      changed(service, {}, { service: 'vaccine' }),
      'UNKNOWN_SERVICE',
      '/data/service',
      /是否指 “vaccination”/,
    ],
    [
      'of an unknown case type',
      changed(caseEvent, {}, { caseType: '__proto' }),
      'UNKNOWN_CASE_TYPE',
      '/data/caseType',
      /登记/,
    ],
    [
      'of an unknown milestone',
      changed(milestone, {}, { milestone: 'x' }),
      'UNKNOWN_MILESTONE',
      '/data/milestone',
      /里程碑/,
    ],
    [
      'before the first day',
      changed(service, {}, { occurredOn: '2019-12-31' }),
      'DATE_OUT_OF_RANGE',
      '/data/occurredOn',
      /2020-01-01 至 2030-12-31/,
    ],
    [
      'of a period that ends too late',
      changed(measure, {}, { period: '2031' }),
      'DATE_OUT_OF_RANGE',
      '/data/period',
      /2031-01-01/,
    ],
    [
      'covering days too early',
      changed(measure, {}, { coverage: { from: '2019-01-01', to: '2025-03-01' } }),
      'DATE_OUT_OF_RANGE',
      '/data/coverage/from',
      /2019/,
    ],
    ['with a phone number', changed(service, {}, { subject: '13812345678' }), 'PERSONAL_DATA', '/data/subject', /假名/],
  ])('%s', (_, event, code, pointer, message) => {
    expect(refusalOf(event)).toMatchObject({ code, pointer, message: expect.stringMatching(message) });
  });

  it('above the size limit, counted in bytes, before it is parsed', () => {
    const long = '卫'.repeat(MAX_RECORD_BYTES / 3 + 1);
    for (const content of [long, new TextEncoder().encode(long), 'x'.repeat(MAX_RECORD_BYTES + 1)]) {
      expect(readFeedRecord(content, referencesFixture())).toMatchObject({
        refusal: { code: 'TOO_LARGE', pointer: '' },
      });
    }
    expect(refusalOf('x'.repeat(MAX_RECORD_BYTES))).toMatchObject({ code: 'INVALID_JSON' });
    expect(readCloudEvent(changed(milestone, {}, { evidence: long }), referencesFixture())).toMatchObject({
      refusal: { code: 'TOO_LARGE' },
    });
  });

  it('in another encoding than UTF-8', () => {
    const gbk = Uint8Array.from([0x7b, 0xbc, 0xc3, 0x7d]);
    expect(readFeedRecord(gbk, referencesFixture())).toMatchObject({
      refusal: { code: 'INVALID_JSON', message: expect.stringContaining('GBK') },
    });
  });

  it('nested however deep, without a throw', () => {
    const brackets = '['.repeat(100_000) + ']'.repeat(100_000);
    const text = JSON.stringify(milestone).replace('[1,2]', brackets);
    expect(refusalOf(text)).toMatchObject({ code: 'SCHEMA_VIOLATION', message: expect.stringContaining('16 层') });
    expect(readCloudEvent(JSON.parse(text), referencesFixture())).toMatchObject({
      refusal: { code: 'SCHEMA_VIOLATION' },
    });
  });

  it('of a closed period, judged by its last day', () => {
    const context = referencesFixture({ closedThrough: day('2025-03-31') });
    const code = (event: unknown) => refusalOf(event, context);
    expect(code(service)).toMatchObject({ code: 'PERIOD_CLOSED', pointer: '/data/occurredOn' });
    expect(code(changed(measure, {}, { coverage: undefined }))).toMatchObject({
      code: 'PERIOD_CLOSED',
      pointer: '/data/period',
    });
    expect(code(changed(service, {}, { occurredOn: '2025-04-01' }))).toBe('accepted');
    const halfYear = { period: '2025-H1', coverage: undefined, values: [{ measure: 'outpatient.visits', value: 1 }] };
    expect(code(changed(measure, {}, halfYear))).toBe('accepted');
  });

  it('from a source that the caller may not speak for, nor withdraw from', () => {
    const context = { ...referencesFixture(), allowsSource: (source: string) => source === '/his/370811' };
    expect(refusalOf(service, context)).toBe('accepted');
    expect(refusalOf(changed(service, { source: '/his/other' }), context)).toMatchObject({
      code: 'SOURCE_NOT_ALLOWED',
      pointer: '/source',
    });
    expect(refusalOf(changed(withdrawn, {}, { source: '/his/other' }), context)).toMatchObject({
      code: 'SOURCE_NOT_ALLOWED',
      pointer: '/data/source',
    });
  });

  it('with its id and source, where those can be read', () => {
    expect(refusalOf(changed(service, { type: 'x' }))).toMatchObject({ id: 'b7a1c2d4-0001', source: '/his/370811' });
    expect(refusalOf('{"id":7,"source":"s"}')).not.toHaveProperty('id');
  });
});

describe('a reported value', () => {
  const reported = (value: unknown, name = 'outpatient.visits', period = '2025-03') =>
    refusalOf(changed(measure, {}, { period, coverage: undefined, values: [{ measure: name, value }] }));

  it.each([
    [-1, 'outpatient.visits', /不能为负/],
    [1.5, 'outpatient.visits', /应为整数/],
    [1.005, 'drug.cost', /最多 2 位小数/],
    ['12', 'outpatient.visits', /应为数字/],
    [1e300, 'outpatient.visits', /不大于/],
  ])('%p of %s is refused', (value, name, message) => {
    expect(reported(value, name)).toMatchObject({
      code: 'SCHEMA_VIOLATION',
      pointer: '/data/values/0/value',
      message: expect.stringMatching(message),
    });
  });

  it.each([
    [0, 'outpatient.visits'],
    [0.1, 'drug.cost'],
    [123456789.35, 'drug.cost'],
    [-0.01, 'budget.balance'],
    [13812345678, 'outpatient.visits'],
  ])('%p of %s is accepted', (value, name) => {
    expect(reported(value, name)).toBe('accepted');
  });

  it('is refused for another grain than its measure is reported by', () => {
    expect(reported(1, 'drug.cost', '2025-Q1')).toMatchObject({
      code: 'SCHEMA_VIOLATION',
      pointer: '/data/period',
      message: expect.stringContaining('按月（如 2025-03）'),
    });
  });

  it('may stand once for a measure and its dimensions, in whatever order', () => {
    const values = [
      { measure: 'outpatient.visits', value: 1, dimensions: { a: 1, b: 2 } },
      { measure: 'outpatient.visits', value: 1, dimensions: { b: 2, a: 1 } },
    ];
    expect(refusalOf(changed(measure, {}, { values }))).toMatchObject({
      code: 'SCHEMA_VIOLATION',
      pointer: '/data/values/1',
      message: expect.stringContaining('出现两次'),
    });
  });
});

describe('whatever arrives', () => {
  const isAnswer = (reading: ReturnType<typeof readFeedRecord>) =>
    reading.ok || (REFUSAL_CODES.includes(reading.refusal.code) && reading.refusal.message !== '');

  it('gets an answer: text, bytes and JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.uint8Array(), fc.jsonValue(), (text, bytes, value) => {
        const context = referencesFixture();
        return (
          isAnswer(readFeedRecord(text, context)) &&
          isAnswer(readFeedRecord(bytes, context)) &&
          isAnswer(readFeedRecord(JSON.stringify(value), context)) &&
          isAnswer(readCloudEvent(value, context))
        );
      }),
      { numRuns: 200 },
    );
  });

  it('gets an answer: any member of a valid event replaced', () => {
    const events = fc.constantFrom(...Object.values(VALID_EVENTS));
    const names = fc.constantFrom(
      'id',
      'source',
      'type',
      'revision',
      'time',
      'orgUnit',
      'period',
      'values',
      'evidence',
    );
    fc.assert(
      fc.property(events, names, fc.jsonValue(), (event, name, value) => {
        const context = referencesFixture();
        const replaced = [changed(event, { [name]: value }), changed(event, {}, { [name]: value })];
        return replaced.every((each) => isAnswer(readCloudEvent(each, context)));
      }),
      { numRuns: 500 },
    );
  });
});
