import { backoffMs, wait } from './backoff.js';

describe('backoffMs', () => {
  it('doubles from the first wait up to the most', () => {
    expect([1, 2, 3, 4, 5, 2_000].map((failures) => backoffMs(failures, 200, 2_000))).toEqual([
      200, 400, 800, 1_600, 2_000, 2_000,
    ]);
  });
});

describe('wait', () => {
  it('ends at once when it is aborted, before or meanwhile', async () => {
    const abort = new AbortController();
    const waiting = wait(60_000, abort.signal);
    abort.abort();
    await waiting;
    await wait(60_000, abort.signal);
  });
});
