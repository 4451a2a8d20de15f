import { changed, VALID_EVENTS } from '../testing/events-fixture.js';
import { referencesFixture } from '../testing/references-fixture.js';
import { holdsPersonalData, isPersonalNumber, mayHoldPersonalData } from './personal-data.js';
import { readCloudEvent, readFeedRecord } from './record-reader.js';

// Numbers that nobody holds: the serial is made up and the check digit computed.
const IDENTITY = '370811199001010014';
const IDENTITY_X = '37081119900101009X';
const IDENTITY_OLD = '370811750101001';
const MOBILE = '13812345678';

describe('personal data', () => {
  it.each([
    IDENTITY,
    IDENTITY_X,
    IDENTITY_X.toLowerCase(),
    `身份证${IDENTITY}`,
    `id${IDENTITY}`,
    IDENTITY_OLD,
    MOBILE,
    `+86${MOBILE}`,
    `86${MOBILE}`,
    `电话:${MOBILE},`,
    `p-${MOBILE}`,
    `user_${MOBILE}`,
    '１３８１２３４５６７８',
  ])('is found in %p', (text) => {
    expect(holdsPersonalData(text)).toBe(true);
    expect(mayHoldPersonalData(`{"a":"${text}"}`)).toBe(true);
  });

  it.each([
    '370811001-1',
    'p-370811-000123',
    '5b0c1f6e-0f4e-4c57-9b1d-13812345678a',
    '13812345-6781-4123-8123-138123456789',
    '13812345678abcdef0123456789abcde',
    '2025-03-05T09:30:00.138123456+08:00',
    '1740000000000',
    '20250305093000123',
    '370811199001010015',
    '370811199013010015',
    '990811199001010015',
    `1${IDENTITY}`,
    '370811250305001',
    '370811001000001',
    '12812345678',
    '138123456789',
    '0537-2345678',
    '1.3812345678',
    '',
  ])('is not found in %p', (text) => {
    expect(holdsPersonalData(text)).toBe(false);
  });

  it('is found in numbers, also of more digits than a double holds', () => {
    expect(isPersonalNumber(13812345678)).toBe(true);
    expect(isPersonalNumber(Number(IDENTITY))).toBe(true);
    expect(isPersonalNumber(1740000000000)).toBe(false);
    expect(isPersonalNumber(13812345678.5)).toBe(false);
  });
});

describe('a record with personal data', () => {
  const { service, milestone, measure } = VALID_EVENTS;
  const refusal = (text: string) => {
    const reading = readFeedRecord(text, referencesFixture());
    return reading.ok ? undefined : reading.refusal;
  };

  it.each<[where: string, event: object, pointer: string]>([
    ['a value', changed(service, {}, { attributes: { note: `打${MOBILE}` } }), '/data/attributes/note'],
    ['a number', changed(service, {}, { attributes: { tel: 13812345678 } }), '/data/attributes/tel'],
    ['a key', changed(service, {}, { attributes: { [MOBILE]: 1 } }), '/data/attributes'],
    ['its id', changed(service, { id: IDENTITY }), '/id'],
    ['an extension', changed(service, { operator: MOBILE }), '/operator'],
    ['a member that the schema refuses', changed(service, {}, { idCard: IDENTITY }), '/data/idCard'],
    ['an element of evidence', changed(milestone, {}, { evidence: [{ by: [IDENTITY_X] }] }), '/data/evidence/0/by/0'],
    [
      'a dimension',
      changed(measure, {}, { values: [{ measure: 'x', value: 1, dimensions: { a: MOBILE } }] }),
      '/data/values/0/dimensions/a',
    ],
  ])('in %s is refused without repeating it', (_, event, pointer) => {
    const found = refusal(JSON.stringify(event));
    expect(found).toMatchObject({ code: 'PERSONAL_DATA', pointer });
    expect(JSON.stringify(found)).not.toMatch(/\d{11}/);
    expect(readCloudEvent(event, referencesFixture())).toMatchObject({ refusal: { code: 'PERSONAL_DATA', pointer } });
  });

  it('is refused where digits are escaped or in exponent form', () => {
    const text = JSON.stringify(changed(service, {}, { attributes: { tel: 'TEL' } }));
    expect(refusal(text.replace('"TEL"', '"\\u00313812345678"'))).toMatchObject({ code: 'PERSONAL_DATA' });
    expect(refusal(text.replace('"TEL"', '1.3812345678E10'))).toMatchObject({ code: 'PERSONAL_DATA' });
  });

  it('repeats neither id nor source that are personal when something else is refused first', () => {
    const found = refusal(JSON.stringify(changed(service, { id: IDENTITY, source: `s-${MOBILE}` })));
    expect(found).not.toHaveProperty('id');
    expect(found).not.toHaveProperty('source');
  });

  it('is found by the prefilter wherever in the text a run of eleven digits begins', () => {
    for (let before = 0; before < 40; before++) {
      for (let after = 0; after < 12; after++) {
        expect(mayHoldPersonalData('x'.repeat(before) + MOBILE + 'x'.repeat(after))).toBe(true);
      }
    }
  });
});
