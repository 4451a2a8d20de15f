import { FEED_RECORD_TYPES } from '../feed-record.js';
import { CLOUD_EVENT_SCHEMA } from './cloud-event.schema.js';
import { FEED_SCHEMAS } from './feed-schemas.js';
import type { JsonSchema } from './json-schema.js';

function members(schema: JsonSchema): JsonSchema[] {
  const inner = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])];
  return inner.flatMap((member) => [member, ...members(member)]);
}

describe('the published schemas', () => {
  it('are one for each record type, each under its own $id', () => {
    expect(Object.keys(FEED_SCHEMAS).sort()).toEqual(Object.values(FEED_RECORD_TYPES).sort());
    const all = [CLOUD_EVENT_SCHEMA, ...Object.values(FEED_SCHEMAS)];
    expect(new Set(all.map(({ $id }) => $id)).size).toBe(6);
  });

  it('describe every member in Chinese and English, with an example to send', () => {
    for (const member of [CLOUD_EVENT_SCHEMA, ...Object.values(FEED_SCHEMAS)].flatMap(members)) {
      expect(member.description).toMatch(/[\u4e00-\u9fff].*[A-Za-z]{3}/s);
      expect(member.examples?.length ?? 0).toBeGreaterThan(0);
    }
  });
});
