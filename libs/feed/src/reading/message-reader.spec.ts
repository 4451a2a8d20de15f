import { VALID_EVENTS } from '../testing/events-fixture.js';
import { referencesFixture } from '../testing/references-fixture.js';
import { isBinaryMode, readBinaryMode, readFeedMessage } from './message-reader.js';
import { readFeedRecord } from './record-reader.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const { service } = VALID_EVENTS;
const headers = {
  ce_specversion: bytes('1.0'),
  ce_id: bytes(service.id),
  ce_source: bytes(service.source),
  ce_type: bytes(service.type),
  ce_revision: bytes('2'),
  ce_time: bytes('2025-03-05T10:00:00+08:00'),
  'content-type': bytes('application/json'),
};
const body = bytes(JSON.stringify(service.data));

describe('a message in binary mode', () => {
  it('is the same record as in structured mode', () => {
    const reading = readFeedMessage({ headers, value: body }, referencesFixture());
    expect(reading).toMatchObject({
      ok: true,
      county: '370811',
      record: {
        id: service.id,
        source: service.source,
        revision: 2,
        time: '2025-03-05T10:00:00+08:00',
        data: service.data,
      },
    });
    const again = readFeedRecord(reading.ok ? reading.json : '', referencesFixture());
    expect(again).toEqual(reading);
  });

  it('takes the names of its headers in any case, values as text or bytes', () => {
    const shouted = { CE_SpecVersion: '1.0', CE_ID: 'a', CE_Source: '/s', CE_Type: service.type };
    expect(readFeedMessage({ headers: shouted, value: body }, referencesFixture())).toMatchObject({ ok: true });
  });

  it.each<[what: string, changes: Record<string, Uint8Array>, value: Uint8Array, code: string, pointer: string]>([
    ['a revision that is no number', { ce_revision: bytes('two') }, body, 'INVALID_ENVELOPE', '/revision'],
    ['data in another format', { 'content-type': bytes('text/xml') }, body, 'INVALID_ENVELOPE', '/datacontenttype'],
    ['a body that is cut off', {}, body.slice(0, 20), 'INVALID_JSON', ''],
    ['data that is no object', {}, bytes('[]'), 'INVALID_ENVELOPE', '/data'],
    ['a phone number in a header', { ce_operator: bytes('13812345678') }, body, 'PERSONAL_DATA', '/operator'],
    ['an attribute __proto__', { ce___proto__: bytes('x') }, body, 'SCHEMA_VIOLATION', '/__proto__'],
  ])('with %s is refused', (_, changes, value, code, pointer) => {
    const refusal = { code, pointer, id: service.id };
    expect(readBinaryMode({ ...headers, ...changes }, value, referencesFixture())).toMatchObject({
      ok: false,
      refusal,
    });
  });
});

describe('the content mode', () => {
  it('is structured without ce_ headers or with the structured media type', () => {
    const value = bytes(JSON.stringify(service));
    const structured = { ...headers, 'content-type': bytes('application/cloudevents+json; charset=utf-8') };
    expect(isBinaryMode({})).toBe(false);
    expect(isBinaryMode({ traceparent: bytes('00') })).toBe(false);
    expect(isBinaryMode(structured)).toBe(false);
    expect(isBinaryMode(headers)).toBe(true);
    expect(readFeedMessage({ headers: structured, value }, referencesFixture())).toMatchObject({ ok: true });
    expect(readFeedMessage({ headers: {}, value }, referencesFixture())).toMatchObject({ ok: true });
  });

  it('of a message without content is neither', () => {
    expect(readFeedMessage({ headers: {}, value: null }, referencesFixture())).toMatchObject({
      refusal: { code: 'INVALID_JSON', pointer: '' },
    });
  });
});
