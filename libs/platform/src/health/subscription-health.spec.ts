import { InMemoryEventStore, type SubscriptionStatus } from '#event-store';
import { storeHealth } from './parts.js';
import { subscriptionHealth } from './subscription-health.js';

const NOW = 1_000_000;
const live: SubscriptionStatus = {
  name: 'alert',
  state: 'live',
  since: 0,
  handled: 7,
  drops: 0,
  stalls: 0,
  fellBehind: 0,
};

describe('the health of subscriptions', () => {
  it.each([
    ['there are none', [], 'ok'],
    ['they are live or catching up', [live, { ...live, state: 'catching-up' }], 'ok'],
    ['one has just lost its connection', [{ ...live, state: 'connecting', since: NOW - 9_000 }], 'ok'],
    ['one finds none', [live, { ...live, state: 'connecting', since: NOW - 11_000 }], 'failing'],
    ['one is stalled', [{ ...live, state: 'stalled', lastError: 'gone' }], 'failing'],
    ['one was interrupted lately', [{ ...live, lastError: 'gone', lastErrorAt: NOW - 59_000 }], 'degraded'],
    ['one was interrupted long ago', [{ ...live, lastError: 'gone', lastErrorAt: NOW - 61_000 }], 'ok'],
    ['a reader is slow', [{ ...live, handlingSince: NOW - 29_000 }], 'ok'],
    ['a reader hangs', [{ ...live, handlingSince: NOW - 31_000 }], 'degraded'],
  ] as const)('where %s', (_, subscriptions, status) => {
    expect(subscriptionHealth(subscriptions, NOW).status).toBe(status);
  });

  it('names the subscription and the reason, without credentials', () => {
    const lastError = 'kurrentdb://me:secret@db is gone';
    const health = subscriptionHealth([live, { ...live, name: 'feed', state: 'stalled', lastError }], NOW);
    expect(health.reason).toBe('subscription to feed: stalled: kurrentdb://***@db is gone');
    expect(JSON.stringify(health)).not.toContain('secret');
  });
});

describe('the health of the store', () => {
  it('is that of its subscriptions where it can be read', async () => {
    const store = new InMemoryEventStore();
    expect(await storeHealth(store).check()).toEqual({ status: 'ok', head: -1 });
    const stalled = { ...live, state: 'stalled' as const, lastError: 'gone' };
    const followed = Object.assign(store, { subscriptions: () => [stalled] });
    expect(await storeHealth(followed).check()).toMatchObject({
      status: 'failing',
      head: -1,
      subscriptions: [stalled],
    });
  });
});
