import type { StreamAppend } from '#event-store';
import { START } from '#event-store';
import { KurrentDbDouble } from '../../../test/support/kurrentdb-double/index.js';
import { collect, sampleEvent, sampleEvents, sampleId } from '../../event-store/src/testing/index.js';
import { onDouble, until } from './testing/on-double.js';

const MEGABYTE = 1 << 20;

describe.each([
  ['with batch append', true],
  ['with a server that knows no batch append', false],
])('appending in trouble, %s', (_, batchAppend) => {
  const now = onDouble({ answerWithinMs: 2_000 }, { batchAppend });
  const ids = async (stream: string): Promise<string[]> =>
    (await collect(now().store.readStream(stream))).map(({ id }) => id);

  it.each(['deadline-after-writing', 'loss-after-writing'] as const)(
    'finds what was written but not confirmed (%s) and does not send it again',
    async (fault) => {
      const { store, double } = now();
      double.faults.appends.push(fault);
      const result = await store.append('feed-a', 'any', sampleEvents(1, 2));
      expect(result).toEqual({ revision: 1, position: await store.head() });
      expect(await ids('feed-a')).toEqual([sampleId(1), sampleId(2)]);
      expect(double.appends.count).toBe(1);
    },
  );

  it.each(['deadline-before-writing', 'loss-before-writing'] as const)(
    'sends again what was not written (%s)',
    async (fault) => {
      const { store, double } = now();
      double.faults.appends.push(fault, fault);
      expect((await store.append('feed-a', 'no-stream', sampleEvents(1, 2))).revision).toBe(1);
      expect(await ids('feed-a')).toEqual([sampleId(1), sampleId(2)]);
      expect(double.appends.count).toBe(3);
    },
  );

  it('sees that somebody else took the place of what was not written', async () => {
    const { store, double, open } = now();
    await store.append('feed-a', 'any', sampleEvents(1, 1));
    double.faults.appends.push('deadline-before-writing');
    double.faults.delayMs = 20;
    const pending = [store.append('feed-a', 0, sampleEvents(2, 2)), open().append('feed-a', 0, sampleEvents(3, 3))];
    const outcomes = await Promise.allSettled(pending);
    const lost = outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(lost.reason).toMatchObject({ code: 'WRONG_EXPECTED_REVISION', stream: 'feed-a', expected: 0, actual: 1 });
    expect(await ids('feed-a')).toHaveLength(2);
  });

  it('appends behind others where nothing is expected, and does not where something is', async () => {
    const { store, open } = now();
    await store.append('feed-a', 'any', sampleEvents(1, 1));
    await open().append('feed-a', 'any', sampleEvents(2, 3));
    expect((await store.append('feed-a', 'any', sampleEvents(4, 4))).revision).toBe(3);
    await expect(store.append('feed-a', 0, sampleEvents(5, 5))).rejects.toMatchObject({ actual: 3 });
  });

  it('believes a conflict that the server tells of', async () => {
    const { store, double } = now();
    double.faults.appends.push({ wrongExpectedVersion: 'no-stream' });
    expect((await store.append('feed-a', 'any', sampleEvents(1, 1))).revision).toBe(0);
    double.faults.appends.push({ wrongExpectedVersion: 7 });
    await expect(store.append('feed-a', 0, sampleEvents(2, 2))).rejects.toMatchObject({ actual: 7 });
  });

  it('follows to the leader', async () => {
    const { store, double } = now();
    const leader = await KurrentDbDouble.start({ log: double.log, batchAppend });
    try {
      double.faults.leader = leader.address;
      await store.append('feed-a', 'no-stream', sampleEvents(1, 1));
      await store.append('feed-a', 'any', sampleEvents(2, 2));
      expect(leader.appends.count).toBe(2);
      expect(await ids('feed-a')).toEqual([sampleId(1), sampleId(2)]);
    } finally {
      await leader.close();
    }
  });

  it('tells at once that access is refused', async () => {
    const { store, double } = now();
    double.faults.refuseAccess = true;
    await expect(store.append('feed-a', 'no-stream', sampleEvents(1, 1))).rejects.toMatchObject({
      code: 'EVENT_STORE_ACCESS_DENIED',
    });
    await expect(store.head()).rejects.toMatchObject({ code: 'EVENT_STORE_ACCESS_DENIED' });
  });

  it('holds on while connections are closed under it, and writes everything once', async () => {
    const { store, double, open } = now();
    const other = open();
    const writing = Promise.all(
      Array.from({ length: 120 }, (_, n) =>
        (n % 2 === 0 ? store : other).append(`feed-${n % 5}`, 'any', [sampleEvent(n)]),
      ),
    );
    for (const count of [10, 30, 60, 90]) {
      await until(() => double.appends.count > count);
      double.closeConnections();
    }
    await writing;
    const log = await store.readAll({ after: START, limit: 1_000 });
    expect(log.map(({ id }) => id).sort()).toEqual(Array.from({ length: 120 }, (_, n) => sampleId(n)));
  });

  it('waits for a server that comes back, and gives up on one that does not', async () => {
    const { store, double, open } = now();
    double.goAway();
    const waiting = store.append('feed-a', 'no-stream', sampleEvents(1, 1));
    await expect(open({ appendPatienceMs: 1 }).append('feed-b', 'no-stream', sampleEvents(2, 2))).rejects.toMatchObject(
      { code: 'APPEND_OUTCOME_UNKNOWN', stream: 'feed-b' },
    );
    await double.comeBack();
    expect((await waiting).revision).toBe(0);
  });

  it('writes more than a megabyte in parts, and the same again not at all', async () => {
    const { store, double } = now();
    const events = Array.from({ length: 8 }, (_, n) => sampleEvent(n, { text: '济'.repeat(120_000) }));
    const first = await store.append('feed-a', 'no-stream', events);
    expect(first.revision).toBe(7);
    expect(double.appends.count).toBe(4);
    expect(await store.append('feed-a', 'no-stream', events)).toEqual(first);
    expect(await ids('feed-a')).toHaveLength(8);
  });

  it('goes on behind a part that was written before the connection was lost', async () => {
    const { store, double } = now();
    const events = Array.from({ length: 8 }, (_, n) => sampleEvent(n, { text: '济'.repeat(120_000) }));
    await store.append('feed-a', 'any', sampleEvents(100, 100));
    double.faults.appends.push('loss-after-writing', 'loss-before-writing');
    expect((await store.append('feed-a', 'any', events)).revision).toBe(8);
    expect(await ids('feed-a')).toEqual([sampleId(100), ...events.map(({ id }) => id)]);
  });

  it('refuses an event that is too large, and its batch, before anything is sent', async () => {
    const { store, double } = now();
    const large: StreamAppend = {
      stream: 'feed-b',
      expected: 'any',
      events: [sampleEvent(2, { text: 'x'.repeat(MEGABYTE) })],
    };
    const small: StreamAppend = { stream: 'feed-a', expected: 'any', events: sampleEvents(1, 1) };
    await expect(store.appendBatch([small, large])).rejects.toMatchObject({
      code: 'EVENT_TOO_LARGE',
      stream: 'feed-b',
      eventId: sampleId(2),
      limit: MEGABYTE,
    });
    expect(double.appends.count).toBe(0);
  });
});

describe('an append that is never answered', () => {
  const now = onDouble({ answerWithinMs: 200 });

  it.each([
    ['silence-after-writing', 1],
    ['silence-before-writing', 2],
    ['silence-for-good', 2],
  ] as const)('is settled by reading back (%s)', async (fault, sent) => {
    const { store, double } = now();
    await store.append('feed-a', 'no-stream', sampleEvents(1, 1));
    const before = double.appends.count;
    double.faults.appends.push(fault);
    expect((await store.append('feed-a', 0, sampleEvents(2, 3))).revision).toBe(2);
    expect(await collect(store.readStream('feed-a'))).toHaveLength(3);
    expect(double.appends.count - before).toBe(sent);
  });

  it('is written once though it arrives after it was looked for', async () => {
    const { store, double } = now();
    double.faults.delayMs = 300;
    const late = store.append('feed-a', 'no-stream', sampleEvents(1, 2));
    await until(() => double.reads.count > 0);
    double.faults.delayMs = 0;
    expect((await late).revision).toBe(1);
    await store.append('feed-a', 1, sampleEvents(3, 3));
    expect(await collect(store.readStream('feed-a'))).toHaveLength(3);
  });
});
