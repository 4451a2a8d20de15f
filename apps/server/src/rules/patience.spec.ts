import { jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Patience } from './patience.js';

describe('patience with a projection that is behind', () => {
  it('goes on at once behind a small batch', () => {
    let asked = 0;
    const patience = new Patience(() => asked++);
    patience.committed(1_999);
    expect([asked, patience.isWaiting]).toEqual([1, false]);
  });

  it('waits behind large batches until there is quiet, or a small one', async () => {
    let asked = 0;
    const patience = new Patience(() => asked++);
    patience.committed(20_000);
    patience.committed(20_000);
    expect([asked, patience.isWaiting]).toEqual([0, true]);
    patience.committed(10);
    expect([asked, patience.isWaiting]).toEqual([1, false]);
    patience.committed(20_000);
    await sleep(300);
    expect([asked, patience.isWaiting]).toEqual([2, false]);
    patience.stop();
  });

  it('does not wait for ever', () => {
    let asked = 0;
    const patience = new Patience(() => asked++);
    const clock = jest.spyOn(performance, 'now');
    for (const now of [0, 4_999, 5_000]) {
      clock.mockReturnValue(now);
      patience.committed(20_000);
    }
    clock.mockRestore();
    expect(asked).toBe(1);
    patience.stop();
  });
});
