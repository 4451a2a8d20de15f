import { changed, VALID_EVENTS } from '../testing/events-fixture.js';
import { referencesFixture } from '../testing/references-fixture.js';
import { readFeedBody } from './batch-reader.js';
import type { FeedItem } from './feed-item.js';
import { feedMediaTypeOf } from './media-type.js';

const { service, withdrawn } = VALID_EVENTS;
const outcome = ({ index, reading }: FeedItem) => [index, reading.ok ? reading.record.id : reading.refusal.code];
const read = (body: unknown, type: 'event' | 'batch' | 'json' | 'ndjson') =>
  [...readFeedBody(typeof body === 'string' ? body : JSON.stringify(body), type, referencesFixture())].map(outcome);

describe('a media type', () => {
  it.each([
    ['application/cloudevents+json; charset=utf-8', 'event'],
    ['Application/CloudEvents-Batch+JSON', 'batch'],
    ['application/x-ndjson', 'ndjson'],
    ['application/json', 'json'],
    ['text/csv;header=present', 'csv'],
    ['text/plain', undefined],
    ['constructor', undefined],
    ['', undefined],
  ])('%p is read as %p', (contentType, kind) => {
    expect(feedMediaTypeOf(contentType)).toBe(kind);
  });
});

describe('a body', () => {
  it('of one event is one record', () => {
    expect(read(service, 'event')).toEqual([[0, service.id]]);
    expect(read(service, 'json')).toEqual([[0, service.id]]);
  });

  it('of a batch is read element by element; a bad one is refused alone', () => {
    const batch = [service, changed(service, { id: 'x' }, { service: 'no' }), 7, withdrawn];
    const expected = [
      [0, service.id],
      [1, 'UNKNOWN_SERVICE'],
      [2, 'INVALID_ENVELOPE'],
      [3, withdrawn.id],
    ];
    expect(read(batch, 'batch')).toEqual(expected);
    expect(read(batch, 'json')).toEqual(expected);
    expect(read([], 'batch')).toEqual([]);
  });

  it('that is no array where a batch is announced is one refusal', () => {
    expect(read(service, 'batch')).toEqual([[0, 'INVALID_JSON']]);
    expect(read('[{]', 'batch')).toEqual([[0, 'INVALID_JSON']]);
  });

  it('of NDJSON is read line by line, blank lines aside', () => {
    const lines = [JSON.stringify(service), '', '{"broken', ' \r', JSON.stringify(withdrawn)].join('\n');
    expect(read(lines, 'ndjson')).toEqual([
      [0, service.id],
      [1, 'INVALID_JSON'],
      [2, withdrawn.id],
    ]);
  });
});
