import { PassThrough } from 'node:stream';
import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { START } from '#event-store';
import { StreamNames } from '../stream-names.js';
import { OpenSubscription } from './open-subscription.js';

/** A subscription on a stream that is not the client's, so that it can be ended at any moment. */
function opened() {
  const stream = Object.assign(new PassThrough({ objectMode: true }), { unsubscribe: async () => {} });
  const client = { subscribeToAll: () => stream } as unknown as KurrentDBClient;
  const names = new StreamNames('');
  const news = { caughtUp: () => {}, fellBehind: () => {}, looked: () => {} };
  const arrival = (n: number) => ({
    event: {
      streamId: 'feed-a',
      id: `${n}`,
      type: 'a',
      revision: BigInt(n),
      position: { commit: BigInt(n) },
      data: {},
    },
  });
  const subscription = new OpenSubscription(client, START, names.filter(['feed']), names, 2, news);
  return { stream, subscription, send: (n: number) => stream.write(arrival(n)) };
}

describe('an open subscription', () => {
  it('gives what has come, as many as are asked for, and then what ended it', async () => {
    const { stream, subscription, send } = opened();
    for (const n of [1, 2, 3]) send(n);
    await new Promise(setImmediate);
    const sizes = [await subscription.take(1), await subscription.take(5), await subscription.take(5)].map(
      (batch) => batch!.length,
    );
    expect(sizes).toEqual([1, 1, 1]);
    stream.emit('error', new Error('gone'));
    await expect(subscription.take(1)).rejects.toThrow('gone');
  });

  it('ends without an error when the server ends it', async () => {
    const { stream, subscription } = opened();
    stream.end();
    expect(await subscription.take(1)).toBeUndefined();
  });

  it('wakes who waits when it is closed, and bears an error that comes later', async () => {
    const { stream, subscription } = opened();
    const waiting = subscription.take(1);
    subscription.close();
    expect(await waiting).toBeUndefined();
    expect(stream.destroyed).toBe(true);
    await new Promise(setImmediate);
    expect(() => stream.emit('error', new Error('too late'))).not.toThrow();
  });
});
