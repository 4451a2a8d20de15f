import { ConfigurationError } from '#platform';
import { isOnKurrentDb, openEventStore } from './open-event-store.js';

describe('opening the log', () => {
  it.each(['kurrentdb://me:s3cret@db:2113?tls=false', 'kurrentdb+discover://cluster.example', 'esdb://db'])(
    'takes %s for KurrentDB, and needs no server for it',
    async (url) => {
      expect(isOnKurrentDb(url)).toBe(true);
      const store = await openEventStore(url);
      expect(store.subscriptions?.()).toEqual([]);
      await store.close();
    },
  );

  it('tells what is wrong with an address without repeating it', async () => {
    const error = await openEventStore('kurrentdb://me:s3cret@db?tsl=false').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConfigurationError);
    expect((error as Error).message).toMatch(/STORE_URL.*"tsl" is not one of tls,/);
    expect((error as Error).message).not.toContain('s3cret');
  });

  it.each(['memory:', 'sqlite:x.db', 'postgres://db'])('takes %s for something else', (url) => {
    expect(isOnKurrentDb(url)).toBe(false);
  });
});
