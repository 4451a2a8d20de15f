import { InMemoryEventStore, type Position } from '#event-store';
import type { NotificationChannel } from '../notification-channel.js';
import { fire, fireAll, units } from '../testing/alert-log.js';
import { RecordingChannel } from '../testing/recording-channel.js';
import { silentLogger } from '../testing/silent-logger.js';
import { InMemoryChannelCheckpoints } from './in-memory-channel-checkpoints.js';
import { NotificationRelay } from './relay.js';

/** Checkpoints that tell when a position is saved, and can be told to lose the process at that point. */
class WatchedCheckpoints extends InMemoryChannelCheckpoints {
  failures = 0;
  private readonly watchers = new Map<Position, () => void>();

  override async save(channel: string, position: Position): Promise<void> {
    if (this.failures > 0) {
      this.failures--;
      throw new Error('read model is locked');
    }
    await super.save(channel, position);
    this.watchers.get(position)?.();
  }

  async saved(channel: string, position: Position): Promise<void> {
    if ((await this.load(channel)) === position) return;
    await new Promise<void>((resolve) => this.watchers.set(position, resolve));
  }
}

describe('the notification relay', () => {
  let store: InMemoryEventStore;
  let checkpoints: WatchedCheckpoints;
  let pauses: number[];
  let running: { readonly abort: AbortController; readonly done: Promise<void> }[];

  beforeEach(() => {
    store = new InMemoryEventStore();
    checkpoints = new WatchedCheckpoints();
    pauses = [];
    running = [];
  });

  afterEach(async () => {
    for (const { abort } of running) abort.abort();
    await Promise.all(running.map(({ done }) => done));
    await store.close();
  });

  function start(channel: NotificationChannel, batchSize?: number) {
    const abort = new AbortController();
    const relay = new NotificationRelay({
      store,
      channel,
      checkpoints,
      logger: silentLogger,
      signal: abort.signal,
      ...(batchSize === undefined ? {} : { batchSize }),
      backoff: {
        firstMs: 100,
        mostMs: 500,
        pause: async (ms) => {
          pauses.push(ms);
          await new Promise((resolve) => setImmediate(resolve));
        },
      },
    });
    const done = relay.run();
    running.push({ abort, done });
    const stop = () => (abort.abort(), done);
    return { relay, stop };
  }

  it('delivers what is in the log and what comes later, in order, once', async () => {
    const channel = new RecordingChannel();
    await fireAll(store, units(3));
    start(channel, 2);
    await channel.arrival(3);
    const last = (await fireAll(store, units(2, 4))).at(-1)!;
    await checkpoints.saved('recording', last);
    expect(channel.orgUnits).toEqual(units(5));
  });

  it('leaves out what is not an alert', async () => {
    const channel = new RecordingChannel();
    await store.append('feed-370811', 'any', [{ id: 'a', type: 'zhibiao.service.recorded.v1', data: '{}' }]);
    const last = await fire(store, '370811');
    start(channel);
    await checkpoints.saved('recording', last);
    expect(channel.orgUnits).toEqual(['370811']);
  });

  it('resumes behind its checkpoint', async () => {
    const [, second] = await fireAll(store, units(3));
    await checkpoints.save('recording', second!);
    const channel = new RecordingChannel();
    start(channel);
    await channel.arrival(1);
    expect(channel.orgUnits).toEqual([units(3)[2]]);
  });

  it('tries again, ever more slowly up to the cap, while the channel fails, and drops nothing', async () => {
    const channel = new RecordingChannel();
    channel.failures = 5;
    const last = (await fireAll(store, units(2))).at(-1)!;
    const { relay } = start(channel);
    await checkpoints.saved('recording', last);
    expect(channel.orgUnits).toEqual(units(2));
    expect(pauses).toEqual([100, 200, 400, 500, 500]);
    await fire(store, '370899');
    await channel.arrival(3);
    expect(relay.status().lastError).toBeUndefined();
  });

  it('says how old the oldest undelivered alert is, and why', async () => {
    const channel = new RecordingChannel();
    channel.failures = Number.POSITIVE_INFINITY;
    await fireAll(store, units(2));
    const failedTwice = new Promise<void>((resolve) => {
      const push = pauses.push.bind(pauses);
      pauses.push = (ms) => (pauses.length === 1 && resolve(), push(ms));
    });
    const { relay } = start(channel);
    await failedTwice;
    expect(relay.status()).toEqual({
      channel: 'recording',
      position: -1,
      pending: 2,
      oldestUndeliveredAt: '2025-03-06T08:00:00+08:00',
      lastError: 'channel is down',
    });
  });

  it('does not let a channel that fails hold up another', async () => {
    const broken = new RecordingChannel('broken');
    broken.failures = Number.POSITIVE_INFINITY;
    const sound = new RecordingChannel('sound');
    start(broken);
    start(sound);
    await fireAll(store, units(3));
    await sound.arrival(3);
    expect(sound.orgUnits).toEqual(units(3));
    expect(broken.arrived).toEqual([]);
  });

  it('brings the same keys with the same content when it died between delivering and saving', async () => {
    const first = new RecordingChannel();
    checkpoints.failures = Number.POSITIVE_INFINITY;
    await fireAll(store, units(3));
    const { stop } = start(first);
    await first.arrival(3);
    await stop();

    checkpoints.failures = 0;
    const second = new RecordingChannel();
    start(second);
    await second.arrival(3);
    expect(second.arrived).toEqual(first.arrived);
    expect(new Set(second.arrived.map((event) => event.id)).size).toBe(3);
  });

  it('does not deliver again when only saving the checkpoint failed', async () => {
    const channel = new RecordingChannel();
    checkpoints.failures = 2;
    const last = (await fireAll(store, units(2))).at(-1)!;
    start(channel);
    await checkpoints.saved('recording', last);
    expect(channel.orgUnits).toEqual(units(2));
  });

  it('stops at the signal even while the channel fails, and keeps its checkpoint', async () => {
    const channel = new RecordingChannel();
    channel.failures = Number.POSITIVE_INFINITY;
    await fire(store, '370811');
    const { stop } = start(channel);
    await stop();
    expect(await checkpoints.load('recording')).toBe(-1);
  });
});
