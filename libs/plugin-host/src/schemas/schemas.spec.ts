import { readFileSync, writeFileSync } from 'node:fs';
import { schemas } from './index.js';

describe('the published JSON Schemas', () => {
  // UPDATE_SCHEMAS=1 writes them anew after a change of the format.
  it.each(Object.entries(schemas))('%s is what the loader checks by', (kind, schema) => {
    const file = `libs/plugin-host/schemas/${kind}.schema.json`;
    if (process.env['UPDATE_SCHEMAS']) writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(schema);
  });
});
