import { readFileSync, writeFileSync } from 'node:fs';
import { testFileSchema } from './test-file.schema.js';

describe('the published schema of test files', () => {
  // UPDATE_SCHEMAS=1 writes it anew after a change of the format.
  it('is what they are checked by', () => {
    const file = 'apps/cli/schemas/rules-test.schema.json';
    if (process.env['UPDATE_SCHEMAS']) writeFileSync(file, `${JSON.stringify(testFileSchema, null, 2)}\n`);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(testFileSchema);
  });
});
