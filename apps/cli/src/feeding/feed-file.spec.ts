import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFeedFile } from './feed-file.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhibiao-feed-file-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function reading(name: string, content: string) {
  const file = join(folder, name);
  await writeFile(file, content);
  return readFeedFile(file);
}

describe('a feed file', () => {
  it('of JSON holds one record or an array of them', async () => {
    expect(await reading('one.json', '{"id":"a"}')).toEqual({ kind: 'records', records: ['{"id":"a"}'] });
    expect(await reading('two.json', '[{"id":"a"},\n {"id":"b"}]')).toEqual({
      kind: 'records',
      records: ['{"id":"a"}', '{"id":"b"}'],
    });
  });

  it('of JSON that is none is one record, left for the intake to refuse', async () => {
    expect(await reading('broken.json', '{"id":\n "a"')).toEqual({ kind: 'records', records: ['{"id": "a"'] });
  });

  it('of NDJSON holds a record a line; blank ones do not count, broken ones stay', async () => {
    expect(await reading('some.ndjson', '\uFEFF{"id":"a"}\r\n\r\n{"id":\n')).toEqual({
      kind: 'records',
      records: ['{"id":"a"}', '{"id":'],
    });
  });

  it('of CSV is handed on as it is', async () => {
    expect(await reading('table.CSV', 'a,b')).toMatchObject({ kind: 'csv', name: 'table.CSV' });
  });

  it('of another kind is wrong usage, a missing one a refusal', async () => {
    await expect(readFeedFile(join(folder, 'x.txt'))).rejects.toMatchObject({ name: 'UsageError' });
    await expect(readFeedFile(join(folder, 'none.json'))).rejects.toMatchObject({
      name: 'RefusedError',
      code: 'NO_FILE',
    });
  });
});
