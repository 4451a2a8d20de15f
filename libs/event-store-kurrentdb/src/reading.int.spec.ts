import { START } from '#event-store';
import { collect, sampleEvents, takeEvents } from '../../event-store/src/testing/index.js';
import { onDouble } from './testing/on-double.js';

describe('reading from KurrentDB', () => {
  const now = onDouble();

  it('is opened while the server is away and works when it is there', async () => {
    const { store, double } = now();
    double.goAway();
    await expect(store.head()).rejects.toMatchObject({ code: 'EVENT_STORE_UNAVAILABLE' });
    await double.comeBack();
    expect(await store.head()).toBe(START);
  });

  it('reads on where a stream was cut off', async () => {
    const { store, double } = now();
    await store.append('feed-a', 'any', sampleEvents(0, 199));
    const revisions: number[] = [];
    for await (const { revision } of store.readStream('feed-a')) {
      revisions.push(revision);
      if (revision % 70 === 0) double.closeConnections();
    }
    expect(revisions).toEqual(Array.from({ length: 200 }, (_, n) => n));
  });

  it('gives up on a server that hangs', async () => {
    const { double, open } = now();
    const store = open({ answerWithinMs: 20 });
    double.faults.delayMs = 1_000;
    await expect(store.head()).rejects.toMatchObject({ code: 'EVENT_STORE_UNAVAILABLE' });
  });

  it('keeps logs with different prefixes apart', async () => {
    const { open } = now();
    const [one, other] = [open({ streamPrefix: 'one.' }), open({ streamPrefix: 'other.' })];
    await one.append('feed-a', 'no-stream', sampleEvents(1, 2));
    expect(await other.head()).toBe(START);
    await other.append('feed-a', 'no-stream', sampleEvents(3, 3));
    const log = await one.readAll({ after: START, limit: 10 });
    expect(log.map(({ stream }) => stream)).toEqual(['feed-a', 'feed-a']);
    expect(await one.head()).toBe(log[1]!.position);
    expect(await takeEvents(one, 2, { after: START, batchSize: 10, categories: ['feed'] })).toEqual(log);
  });

  it('finds the node to ask by discovery', async () => {
    const { double, open } = now();
    const store = open({ url: double.url.replace('kurrentdb:', 'esdb+discover:') });
    await store.append('feed-a', 'no-stream', sampleEvents(1, 1));
    expect(await collect(store.readStream('feed-a'))).toHaveLength(1);
  });

  it.each([
    ['an id that is no UUID', { id: 'feed-1', type: 'a', data: '{}' }],
    ['a type of the system', { id: '00000000-0000-4000-8000-000000000001', type: '$metadata', data: '{}' }],
  ])('refuses %s before anything is sent', async (_, event) => {
    const { store, double } = now();
    await expect(store.append('feed-a', 'any', [event])).rejects.toMatchObject({ code: 'BAD_EVENT' });
    expect(double.appends.count).toBe(0);
  });
});
