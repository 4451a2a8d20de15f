import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { EventStore } from '#event-store';
import { START } from '#event-store';
import { collect, sampleEvent, sampleEvents, takeEvents } from '../../event-store/src/testing/index.js';
import { openSqliteEventStore } from './index.js';

const WRITER = new URL('./testing/sqlite-writer.mjs', import.meta.url);
/** So long that a test which passes was not helped by polling. */
const NEVER_MS = 600_000;
const options = { after: START, batchSize: 100 };

describe('an SQLite log shared by several connections', () => {
  let path: string;
  const stores: EventStore[] = [];
  const open = (pollEveryMs?: number): EventStore => {
    const store = openSqliteEventStore({ path, pollEveryMs });
    stores.push(store);
    return store;
  };

  beforeEach(async () => {
    path = join(await mkdtemp(join(tmpdir(), 'event-store-')), 'log.db');
  });
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
    await rm(join(path, '..'), { recursive: true });
  });

  it('wakes the subscribers of the other connections of its thread without polling', async () => {
    const [one, other] = [open(NEVER_MS), open(NEVER_MS)];
    const taken = takeEvents(other, 2, options);
    await one.append('feed-a', 'no-stream', sampleEvents(1, 1));
    await one.append('feed-a', 0, sampleEvents(2, 2));
    expect(await taken).toHaveLength(2);
  });

  it('wakes a subscriber when other threads append, and lets them all write', async () => {
    const store = open(NEVER_MS);
    const taken = takeEvents(store, 90, options);
    const threads = ['feed-1', 'feed-2'].map((stream) => new Worker(WRITER, { argv: [path, stream, '30'] }));
    for (let n = 0; n < 30; n += 1) {
      await store.append('feed-0', 'any', [sampleEvent(n)]);
      await new Promise(setImmediate);
    }
    await Promise.all(threads.map((thread) => once(thread, 'exit')));
    expect(await taken).toEqual(await store.readAll({ after: START, limit: 100 }));
    for (const stream of ['feed-0', 'feed-1', 'feed-2']) {
      const events = await collect(store.readStream(stream));
      expect(events.map((event) => event.revision)).toEqual(Array.from({ length: 30 }, (_, n) => n));
    }
  });

  it('finds what another process appends by polling', async () => {
    const taken = takeEvents(open(5), 3, options);
    await promisify(execFile)(process.execPath, [fileURLToPath(WRITER), path, 'feed-x', '3']);
    expect((await taken).map((event) => event.id)).toEqual(['feed-x-0', 'feed-x-1', 'feed-x-2']);
  });

  it('lets several threads make the schema at once', async () => {
    const threads = ['feed-1', 'feed-2', 'feed-3'].map((stream) => new Worker(WRITER, { argv: [path, stream, '1'] }));
    const codes = await Promise.all(threads.map(async (thread) => (await once(thread, 'exit'))[0] as number));
    expect(codes).toEqual([0, 0, 0]);
    expect(await open().readAll({ after: START, limit: 10 })).toHaveLength(3);
  });

  it('judges an expectation by what stands in the file, not by what it wrote itself', async () => {
    const [one, other] = [open(), open()];
    await one.append('alert-1', 'no-stream', sampleEvents(1, 1));
    await other.append('alert-1', 0, sampleEvents(2, 2));
    await expect(one.append('alert-1', 0, sampleEvents(3, 3))).rejects.toMatchObject({ actual: 1 });
    expect((await one.append('alert-1', 1, sampleEvents(3, 3))).revision).toBe(2);
  });

  it('leaves nothing of a batch that failed, neither events nor ids of names', async () => {
    const [one, other] = [open(), open()];
    const broken = { ...sampleEvent(2), data: undefined as unknown as string };
    await expect(one.append('broken-1', 'any', [sampleEvent(1), broken])).rejects.toMatchObject({
      code: 'SQLITE_CONSTRAINT_NOTNULL',
    });
    await other.append('day-1', 'any', [{ ...sampleEvent(3), type: 'other' }]);
    await one.append('feed-1', 'any', [sampleEvent(1)]);
    const log = await other.readAll({ after: START, limit: 10 });
    expect(log.map(({ stream, type }) => [stream, type])).toEqual([
      ['day-1', 'other'],
      ['feed-1', sampleEvent(1).type],
    ]);
    expect(await one.readAll({ after: START, limit: 10, categories: ['feed'] })).toHaveLength(1);
  });
});
