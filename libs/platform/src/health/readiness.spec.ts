import { kafkaHealth } from './parts.js';
import { readinessOf } from './readiness.js';

describe('readiness', () => {
  it('is lost by a part that fails or throws, not by one that is worth a look', async () => {
    const ok = { name: 'a', check: () => ({ status: 'ok' as const }) };
    const degraded = { name: 'b', check: () => ({ status: 'degraded' as const, reason: 'slow' }) };
    const broken = { name: 'c', check: () => Promise.reject(new Error('gone')) };
    expect((await readinessOf([ok, degraded])).status).toBe('ready');
    expect(await readinessOf([ok, broken])).toEqual({
      status: 'not-ready',
      parts: { a: { status: 'ok' }, c: { status: 'failing', reason: 'gone' } },
    });
  });
});

describe('the consumer', () => {
  const status = { state: 'running' as const, lag: { 'feeds/0': 3 }, undecodable: [] };

  it('is well while it runs, and where there is none', async () => {
    expect(await kafkaHealth(() => status).check()).toMatchObject({ status: 'ok', lag: { 'feeds/0': 3 } });
    expect(await kafkaHealth(() => undefined).check()).toMatchObject({ status: 'ok', state: 'absent' });
  });

  it('fails without a broker', async () => {
    const waiting = { ...status, state: 'waiting-for-broker' as const, reason: 'refused' };
    expect(await kafkaHealth(() => waiting).check()).toMatchObject({ status: 'failing', reason: 'refused' });
  });

  it('is worth a look when batches could not be decoded', async () => {
    const undecodable = [{ topic: 'feeds', partition: 0, offset: '7', reason: 'zstd' }];
    expect(await kafkaHealth(() => ({ ...status, undecodable })).check()).toMatchObject({
      status: 'degraded',
      undecodable,
    });
  });
});
