import type { LiveBatch } from './live-batch.js';
import { LiveQueue } from './live-queue.js';

const batch = (first: number, last: number): LiveBatch => ({ first, last, parts: [{ kind: 'events', events: [] }] });

describe('the queue beside the log', () => {
  it('gives what follows right behind a position, up to about as many events as asked for', () => {
    const queue = new LiveQueue();
    for (const one of [batch(10, 19), batch(20, 29), batch(30, 39)]) queue.push(one);
    expect(queue.take(9, 15)).toMatchObject({ last: 29 });
    expect(queue.take(29, 15)).toMatchObject({ last: 39 });
    expect(queue.take(39, 15)).toBeUndefined();
  });

  it('waits for the log where something lies between, and tells how much', () => {
    const queue = new LiveQueue();
    queue.push(batch(13, 20));
    expect(queue.take(9, 100)).toBeUndefined();
    expect(queue.gap(9)).toBe(3);
    expect(queue.take(12, 100)).toMatchObject({ last: 20 });
  });

  it('drops what was read from the log meanwhile, also in part', () => {
    const queue = new LiveQueue();
    for (const one of [batch(10, 19), batch(20, 29)]) queue.push(one);
    expect(queue.take(15, 100)).toBeUndefined();
    expect(queue.take(19, 100)).toMatchObject({ last: 29 });
  });

  it('wakes whoever waits as soon as a batch comes', async () => {
    const queue = new LiveQueue();
    const waiting = queue.arrival(60_000, new AbortController().signal);
    queue.push(batch(1, 2));
    await waiting;
    expect(queue.take(0, 1)).toMatchObject({ last: 2 });
  });
});
