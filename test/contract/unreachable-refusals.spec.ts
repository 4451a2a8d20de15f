import { parseDay } from '#calendar';
import { readFeedRecord } from '#feed';
import { referencesFixture } from '../../libs/feed/src/testing/references-fixture.js';
import { service } from '../support/e2e-records.js';

/**
 * Two codes of the contract that no configuration leads to yet: nothing closes a period, and no caller is bound to sources.
 * What intake would say is held here.
 */
describe('a refusal that no configuration leads to yet', () => {
  const record = JSON.stringify(service('r-1', '370811001-1', 'vaccination', 'p-1', '2025-03-05'));

  it('is PERIOD_CLOSED for a day that was closed', () => {
    const closed = referencesFixture({ closedThrough: parseDay('2025-03-31')! });
    expect(readFeedRecord(record, closed)).toMatchObject({
      ok: false,
      refusal: { code: 'PERIOD_CLOSED', pointer: '/data/occurredOn', id: 'r-1' },
    });
  });

  it('is SOURCE_NOT_ALLOWED for a caller who may not speak for the source', () => {
    const bound = { ...referencesFixture(), allowsSource: (source: string) => source === '/his/370811' };
    expect(readFeedRecord(record, bound)).toMatchObject({
      ok: false,
      refusal: { code: 'SOURCE_NOT_ALLOWED', pointer: '/source', id: 'r-1' },
    });
  });
});
