import type { Position, RecordedEvent, SubscriptionStatus } from '#event-store';
import { START } from '#event-store';
import { KurrentDbDouble } from '../../../test/support/kurrentdb-double/index.js';
import { sampleEvent, sampleEvents, sampleId } from '../../event-store/src/testing/index.js';
import type { KurrentEventStore } from './index.js';
import { onDouble, until } from './testing/on-double.js';

/** A reader of the log in the background, with what it has got. */
function follow(
  store: KurrentEventStore,
  { after = START, batchSize = 3, categories = ['feed'], handle = async () => {} }: Partial<Following> = {},
) {
  const got: RecordedEvent[] = [];
  const enough = new AbortController();
  const run = async (): Promise<void> => {
    for await (const batch of store.subscribe({ after, batchSize, categories, signal: enough.signal })) {
      got.push(...batch);
      await handle(batch);
    }
  };
  const done = run();
  done.catch(() => {});
  return { got, done, stop: () => (enough.abort(), done), ids: () => got.map(({ id }) => id) };
}

interface Following {
  readonly after: Position;
  readonly batchSize: number;
  readonly categories: readonly string[];
  handle(batch: readonly RecordedEvent[]): Promise<void>;
}

const ids = (from: number, to: number): string[] => sampleEvents(from, to).map(({ id }) => id);

describe('following the log in trouble', () => {
  const told: SubscriptionStatus[] = [];
  const now = onDouble({ onSubscription: (status) => told.push(status) });
  const states = (): string[] => told.map(({ state }) => state);
  beforeEach(() => told.splice(0));

  it('goes on behind the last event handled when it is dropped, again and again', async () => {
    const { store, double } = now();
    await store.append('feed-a', 'any', sampleEvents(0, 19));
    const reader = follow(store, {
      handle: async (batch) => {
        if (Number(batch[0]!.revision) % 2 === 0) double.dropSubscriptions();
      },
    });
    for (let n = 20; n < 60; n += 1) {
      await store.append('feed-a', 'any', [sampleEvent(n)]);
      if (n % 10 !== 0) continue;
      await until(() => double.reads.subscriptions.size === 1);
      double.dropSubscriptions();
    }
    await until(() => reader.got.length >= 60);
    const [status] = store.subscriptions();
    expect(status!.drops).toBeGreaterThanOrEqual(4);
    expect(status!.lastError).toContain('dropped');
    await reader.stop();
    expect(reader.ids()).toEqual(ids(0, 59));
    expect(store.subscriptions()).toEqual([]);
  });

  it('goes on when the server ends it without a word', async () => {
    const { store, double } = now();
    await store.append('feed-a', 'any', sampleEvents(0, 4));
    const reader = follow(store);
    await until(() => reader.got.length === 5);
    for (const subscription of double.reads.subscriptions) subscription.end();
    await store.append('feed-a', 'any', sampleEvents(5, 9));
    await until(() => reader.got.length === 10);
    await reader.stop();
    expect(reader.ids()).toEqual(ids(0, 9));
  });

  it('does not give again what its reader was busy with', async () => {
    const { store, double } = now();
    await store.append('feed-a', 'any', sampleEvents(0, 9));
    let handled = 0;
    const reader = follow(store, {
      batchSize: 4,
      handle: async (batch) => {
        double.dropSubscriptions();
        await until(() => double.reads.subscriptions.size === 0);
        handled += batch.length;
      },
    });
    await until(() => handled === 10);
    await store.append('feed-a', 'any', sampleEvents(10, 10));
    await until(() => handled === 11);
    await reader.stop();
    expect(reader.ids()).toEqual(ids(0, 10));
  });

  it('notices a silent stall, says so, and opens the subscription again', async () => {
    const { store, double } = now();
    await store.append('feed-a', 'any', sampleEvents(0, 2));
    const reader = follow(store);
    await until(() => reader.got.length === 3 && states().includes('live'));
    for (const subscription of double.reads.subscriptions) subscription.stall();
    await store.append('feed-a', 'any', sampleEvents(3, 8));
    await until(() => reader.got.length === 9);
    const [status] = store.subscriptions();
    expect(status).toMatchObject({ name: 'feed', stalls: 1 });
    expect(status!.lastError).toContain('did not come');
    await reader.stop();
    expect(reader.ids()).toEqual(ids(0, 8));
    expect(states()).toContain('stalled');
  });

  it('takes a log without news for it for no stall', async () => {
    const { store, double } = now();
    const reader = follow(store);
    await until(() => states().includes('live'));
    for (let n = 0; n < 60; n += 1) await store.append('feedback-a', 'any', [sampleEvent(n)]);
    const looks = double.reads.count;
    await until(() => double.reads.count > looks + 6);
    await reader.stop();
    expect(double.reads.subscribed).toBe(1);
    expect(reader.got).toEqual([]);
  });

  it('drops what comes twice', async () => {
    const { store, double } = now();
    double.faults.duplicates = 7;
    const reader = follow(store);
    await store.append('feed-a', 'any', sampleEvents(0, 9));
    await until(() => reader.got.length >= 10 && double.faults.duplicates === 0);
    await reader.stop();
    expect(reader.ids()).toEqual(ids(0, 9));
  });

  it('tells that it fell behind and caught up', async () => {
    const { store, double } = now();
    const reader = follow(store);
    await until(() => states().includes('live'));
    told.splice(0);
    for (const subscription of double.reads.subscriptions) await subscription.fallBehind();
    await until(() => states().includes('live'));
    expect(states()).toEqual(['catching-up', 'live']);
    expect(store.subscriptions()).toMatchObject([{ name: 'feed', state: 'live', fellBehind: 1, drops: 0 }]);
    await reader.stop();
  });

  it('gets everything from a slow server', async () => {
    const { store, double } = now();
    await store.append('feed-a', 'any', sampleEvents(0, 9));
    double.faults.delayMs = 10;
    const reader = follow(store);
    await until(() => reader.got.length === 10);
    expect(reader.ids()).toEqual(ids(0, 9));
    double.faults.delayMs = 0;
    await reader.stop();
  });

  it('leaves the others alone when one is dropped', async () => {
    const { store, double, open } = now();
    const first = follow(store);
    await until(() => double.reads.subscriptions.size === 1);
    const [victim] = double.reads.subscriptions;
    const second = follow(open());
    await until(() => double.reads.subscriptions.size === 2);
    victim!.drop();
    for (let n = 0; n < 20; n += 1) await store.append('feed-a', 'any', [sampleEvent(n)]);
    await until(() => first.got.length === 20 && second.got.length === 20);
    expect(double.reads.subscribed).toBe(3);
    await Promise.all([first.stop(), second.stop()]);
  });

  it('leaves the writers alone when one is dropped', async () => {
    const { store, double } = now();
    const reader = follow(store);
    for (let n = 0; n < 20; n += 1) {
      await store.append('feed-a', 'any', [sampleEvent(n)]);
      await until(() => double.reads.subscriptions.size === 1);
      double.dropSubscriptions();
    }
    await until(() => reader.got.length === 20);
    await reader.stop();
    expect(double.appends.batchStreams).toBe(1);
  });

  it('surfaces the error of a handler and lets the subscription go', async () => {
    const { store, double } = now();
    await store.append('feed-a', 'any', sampleEvents(0, 4));
    const reader = follow(store, { handle: () => Promise.reject(new Error('the handler is broken')) });
    await expect(reader.done).rejects.toThrow('the handler is broken');
    await until(() => double.reads.subscriptions.size === 0);
    expect(store.subscriptions()).toEqual([]);
  });

  it('shows a reader that is busy', async () => {
    const { store } = now();
    await store.append('feed-a', 'any', sampleEvents(0, 0));
    let release = (): void => {};
    const reader = follow(store, { handle: () => new Promise((resolve) => (release = resolve)) });
    await until(() => reader.got.length === 1);
    expect(store.subscriptions()[0]).toMatchObject({ handled: START, handlingSince: expect.any(Number) });
    release();
    await until(() => store.subscriptions()[0]!.handlingSince === undefined);
    expect(store.subscriptions()[0]!.handled).toBe(reader.got[0]!.position);
    await reader.stop();
  });

  it('survives a restart of the server', async () => {
    const { store, double } = now();
    const reader = follow(store);
    await store.append('feed-a', 'any', sampleEvents(0, 4));
    await until(() => reader.got.length === 5);
    double.goAway();
    await until(() => store.subscriptions()[0]!.state === 'connecting');
    await double.comeBack();
    await store.append('feed-a', 'any', sampleEvents(5, 9));
    await until(() => reader.got.length === 10);
    await reader.stop();
    expect(reader.ids()).toEqual(ids(0, 9));
  });

  it('goes to another node of the cluster when its own is gone for good', async () => {
    const { double, open } = now();
    const other = await KurrentDbDouble.start({ log: double.log });
    const seeds = [double, other].map(({ address }) => `${address.host}:${address.port}`).join(',');
    const store = open({ url: `kurrentdb://${seeds}?tls=false&maxDiscoverAttempts=20` });
    try {
      other.faults.leader = double.address;
      await store.append('feed-a', 'any', sampleEvents(0, 4));
      const reader = follow(store);
      await until(() => reader.got.length === 5);
      double.goAway();
      other.faults.leader = undefined;
      await store.append('feed-a', 'any', sampleEvents(5, 9));
      await until(() => reader.got.length === 10);
      await reader.stop();
      expect(reader.ids()).toEqual(ids(0, 9));
      expect(other.appends.count).toBe(1);
    } finally {
      await store.close();
      await other.close();
    }
  });

  it('tells its reader when access is refused', async () => {
    const { store, double } = now();
    double.faults.refuseAccess = true;
    await expect(follow(store).done).rejects.toMatchObject({ code: 'EVENT_STORE_ACCESS_DENIED' });
  });

  it('tells its reader when the server stays away for longer than allowed', async () => {
    const { double, open } = now();
    double.goAway();
    const reader = follow(open({ subscriptionPatienceMs: 100 }));
    await expect(reader.done).rejects.toMatchObject({ code: 'EVENT_STORE_UNAVAILABLE' });
  });

  it('ends without a trace while it looks for the server', async () => {
    const { double, store } = now();
    double.goAway();
    const reader = follow(store);
    await until(() => (store.subscriptions()[0]?.drops ?? 0) > 1);
    await store.close();
    await reader.done;
    expect(store.subscriptions()).toEqual([]);
  });

  it('keeps to the order of the log while writers and subscriptions lose their connections', async () => {
    const { store, double, open } = now();
    const readers = [follow(store), follow(open(), { batchSize: 50 })];
    const writing = Promise.all(
      [0, 1, 2, 3].map(async (writer) => {
        for (let n = 0; n < 30; n += 1) await store.append(`feed-${writer}`, 'any', [sampleEvent(writer * 100 + n)]);
      }),
    );
    for (const count of [20, 50, 80, 110]) {
      await until(() => double.appends.count >= count);
      double.closeConnections();
    }
    await writing;
    await until(() => readers.every(({ got }) => got.length >= 120));
    const log = await store.readAll({ after: START, limit: 1_000 });
    expect(log).toHaveLength(120);
    for (const reader of readers) {
      await reader.stop();
      expect(reader.got).toEqual(log);
    }
    expect(new Set(log.map(({ id }) => id)).has(sampleId(329))).toBe(true);
  });
});
