import { InMemoryEventStore, type Position, type ReadAllOptions } from '#event-store';
import { fire, fireAll, units } from '../testing/alert-log.js';
import { silentLogger } from '../testing/silent-logger.js';
import { SseHub, type SseSubscription } from './sse-hub.js';
import { positionOfEventId, type SseMessage } from './sse-message.js';

/** A log in which something can happen right after the first page that is read behind a position. */
class PausingEventStore extends InMemoryEventStore {
  afterReading: { readonly behind: Position; readonly happens: () => Promise<unknown> } | undefined;

  /** Holds back the next answer to where the log ends. */
  holdHead: Promise<void> | undefined;

  override async head(): Promise<Position> {
    const held = this.holdHead;
    this.holdHead = undefined;
    await held;
    return super.head();
  }

  override async readAll(options: ReadAllOptions) {
    const page = await super.readAll(options);
    const between = this.afterReading;
    if (between?.behind !== options.after) return page;
    this.afterReading = undefined;
    await between.happens();
    return page;
  }
}

/** Everything that can go on without a new event has gone on. */
const idle = () => new Promise((resolve) => setImmediate(resolve));

const orgUnitOf = (message: SseMessage): string => JSON.parse(message.data).data.orgUnit;

describe('the live alert stream', () => {
  let store: PausingEventStore;
  let abort: AbortController;
  let hub: SseHub;
  let done: Promise<void>;

  function open(buffer?: number): void {
    abort = new AbortController();
    hub = new SseHub({
      store,
      logger: silentLogger,
      signal: abort.signal,
      ...(buffer === undefined ? {} : { buffer }),
    });
    done = hub.run();
  }

  beforeEach(() => {
    store = new PausingEventStore();
    open();
  });

  afterEach(async () => {
    abort.abort();
    await done;
    await store.close();
  });

  function connect(subscription: Omit<SseSubscription, 'signal'> = {}) {
    const connection = new AbortController();
    const messages = hub.subscribe({ ...subscription, signal: connection.signal })[Symbol.asyncIterator]();
    const next = async (count: number): Promise<SseMessage[]> => {
      const taken: SseMessage[] = [];
      while (taken.length < count) {
        const { done: ended, value } = await messages.next();
        if (ended) break;
        taken.push(value);
      }
      return taken;
    };
    return { next, close: () => connection.abort() };
  }

  /** A live connection to a hub that follows the log. What it has seen, the hub has told to everybody. */
  async function live() {
    await fire(store, '370000');
    const first = connect({ after: -1 });
    await first.next(1);
    first.close();
    return connect();
  }

  it('tells what happens from now on, with the position as id and the CloudEvent as data', async () => {
    await live();
    const subscriber = connect();
    const position = await fire(store, '370811');
    const [message] = await subscriber.next(1);
    expect(message).toMatchObject({ id: String(position), event: 'message' });
    expect(JSON.parse(message!.data)).toMatchObject({
      specversion: '1.0',
      type: 'zhibiao.alert.firing.v1',
      data: { orgUnit: '370811' },
    });
    expect(message!.data).not.toContain('\n');
  });

  it('resumes behind the last id without a gap or a double, and then goes live', async () => {
    const witness = await live();
    const positions = await fireAll(store, units(4));
    await witness.next(4);
    const subscriber = connect({ after: positionOfEventId(String(positions[1]))! });
    const seen = await subscriber.next(2);
    await fireAll(store, units(2, 5));
    seen.push(...(await subscriber.next(2)));
    expect(seen.map(orgUnitOf)).toEqual(units(4, 3));
  });

  it('loses and doubles nothing that happens while it reads the missed ones', async () => {
    const witness = await live();
    const start = (await fireAll(store, units(3)))[0]!;
    await witness.next(3);
    const happens = async () => {
      await fireAll(store, units(3, 4));
      await witness.next(3);
    };
    store.afterReading = { behind: start, happens };
    const subscriber = connect({ after: start });
    const seen = await subscriber.next(5);
    const afterwards = subscriber.next(1);
    await idle();
    await fire(store, '370900');
    seen.push(...(await afterwards));
    expect(seen.map(orgUnitOf)).toEqual([...units(5, 2), '370900']);
  });

  it('misses nothing for a subscriber that comes before the hub has found the end of the log', async () => {
    abort.abort();
    await done;
    let found: () => void = () => undefined;
    store.holdHead = new Promise((resolve) => (found = resolve));
    open();
    await fire(store, '370811');
    const seen = connect({ after: -1 }).next(2);
    await idle();
    await fire(store, '370812');
    found();
    await idle();
    await fire(store, '370813');
    expect((await seen).map(orgUnitOf)).toEqual(['370811', '370812']);
  });

  it('reads from the log what came in too fast for its buffer while it was catching up', async () => {
    abort.abort();
    await done;
    open(2);
    const witness = await live();
    const start = (await fireAll(store, units(2)))[0]!;
    await witness.next(2);
    const happens = async () => {
      for (const orgUnit of units(5, 3)) {
        await fire(store, orgUnit);
        await witness.next(1);
      }
    };
    store.afterReading = { behind: start, happens };
    const subscriber = connect({ after: start });
    const seen = await subscriber.next(6);
    const afterwards = subscriber.next(1);
    await idle();
    await fire(store, '370900');
    seen.push(...(await afterwards));
    expect(seen.map(orgUnitOf)).toEqual([...units(6, 2), '370900']);
  });

  it('drops a subscriber that is too slow, who resumes and has seen everything once', async () => {
    abort.abort();
    await done;
    open(2);
    const witness = await live();
    const slow = connect();
    for (const orgUnit of units(5)) {
      await fire(store, orgUnit);
      await witness.next(1);
    }
    const before = await slow.next(5);
    expect(before.map(orgUnitOf)).toEqual(units(2));
    const resumed = connect({ after: positionOfEventId(before.at(-1)!.id)! });
    expect((await resumed.next(3)).map(orgUnitOf)).toEqual(units(3, 3));
  });

  it('tells a subscriber only what it asks for, missed and live', async () => {
    await live();
    await fireAll(store, ['370811', '370812']);
    const subscriber = connect({ after: -1, filter: (event) => event.data.orgUnit.startsWith('37081') });
    const seen = await subscriber.next(2);
    await fireAll(store, ['370829', '370813']);
    seen.push(...(await subscriber.next(1)));
    expect(seen.map(orgUnitOf)).toEqual(['370811', '370812', '370813']);
  });

  it('starts from now where the last id is from beyond the log', async () => {
    const witness = await live();
    const subscriber = connect({ after: 1_000_000 as Position });
    const first = subscriber.next(1);
    await fire(store, '370811');
    await witness.next(1);
    await fire(store, '370812');
    expect(['370811', '370812']).toContain(orgUnitOf((await first)[0]!));
  });

  it('ends a subscription with its connection, and all of them with the hub', async () => {
    await live();
    const one = connect();
    const other = connect();
    const [oneEnds, otherEnds] = [one.next(1), other.next(1)];
    const before = hub.size;
    one.close();
    expect(await oneEnds).toEqual([]);
    expect(hub.size).toBe(before - 1);
    abort.abort();
    expect(await otherEnds).toEqual([]);
    expect(hub.size).toBe(0);
  });
});

describe('a Last-Event-ID', () => {
  it('is the position as text', () => expect(positionOfEventId('42')).toBe(42));

  it('is ignored where it is none of ours', () => {
    for (const foreign of [undefined, '', 'abc', '-1', '1.5', '99999999999999999999']) {
      expect(positionOfEventId(foreign)).toBeUndefined();
    }
  });
});
