import { WakeUp } from './wake-up.js';

const LONG_MS = 600_000;

describe('WakeUp', () => {
  it('does not lose a wake-up between looking and waiting', async () => {
    const wakeUp = new WakeUp();
    const seen = wakeUp.count;
    wakeUp.wake();
    await wakeUp.wait(seen, LONG_MS, new AbortController().signal);
    expect(wakeUp.count).toBe(seen + 1);
  });

  it('wakes everybody who waits', async () => {
    const wakeUp = new WakeUp();
    const { signal } = new AbortController();
    const sleepers = [1, 2, 3].map(() => wakeUp.wait(wakeUp.count, LONG_MS, signal));
    wakeUp.wake();
    expect(await Promise.all(sleepers)).toHaveLength(3);
  });

  it('ends the waiting on the signal, and when the time is over', async () => {
    const wakeUp = new WakeUp();
    const enough = new AbortController();
    const waiting = wakeUp.wait(0, LONG_MS, enough.signal);
    enough.abort();
    await waiting;
    await wakeUp.wait(0, 1, new AbortController().signal);
    expect(wakeUp.count).toBe(0);
  });
});
