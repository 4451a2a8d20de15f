import { COUNTY } from './testing/api-catalogue.js';
import { apiClient, BATCH, EVENT, NDJSON, expectProblem } from './testing/api-client.js';
import { EXAMPLE_FEED, vaccination } from './testing/api-feeds.js';
import { startApi, type ApiUnderTest } from './testing/api-under-test.js';

describe('feeds over HTTP', () => {
  let api: ApiUnderTest;

  beforeEach(async () => {
    api = await startApi();
  });

  afterEach(() => api.close());

  const { get, post, sendExample } = apiClient(() => api);

  describe('POST /feeds', () => {
    it('tells what is new, sent before and stale', async () => {
      const summary = { accepted: EXAMPLE_FEED.length, duplicates: 0, stale: 0, rejected: 0, rejections: [] };
      expect((await sendExample()).json()).toEqual(summary);
      const again = (await sendExample()).json();
      expect(again).toEqual({ ...summary, accepted: 0, duplicates: EXAMPLE_FEED.length - 1, stale: 1 });
    });

    it('answers 422 with the summary where the one event sent is refused', async () => {
      const response = await post('/api/v1/feeds', vaccination('x', '2025-03-01', { service: 'unknown' }), EVENT);
      expect(response.statusCode).toBe(422);
      expect(response.json()).toMatchObject({
        accepted: 0,
        rejected: 1,
        rejections: [{ index: 0, id: 'x', code: 'UNKNOWN_SERVICE', pointer: '/data/service' }],
      });
    });

    it('answers 200 where one of a batch in plain JSON is refused', async () => {
      const batch = [vaccination('a', '2025-03-01'), vaccination('b', '2025-03-01', { orgUnit: 'nowhere' })];
      const response = await post('/api/v1/feeds', batch);
      expect(response.statusCode).toBe(200);
      expect(response.json()).toMatchObject({ accepted: 1, rejected: 1, rejections: [{ index: 1, id: 'b' }] });
    });

    it('takes NDJSON in and lists no more than a thousand of the refused lines', async () => {
      const lines = [JSON.stringify(vaccination('a', '2025-03-01')), ...Array.from({ length: 1_200 }, () => '{oops')];
      const summary = (await post('/api/v1/feeds', lines.join('\n'), NDJSON)).json();
      expect(summary).toMatchObject({ accepted: 1, rejected: 1_200 });
      expect(summary.rejections).toHaveLength(1_000);
      expect(summary.rejections[999]).toMatchObject({ index: 1_000, code: 'INVALID_JSON' });
    });

    it('refuses one line that is too large and reads on behind it', async () => {
      const lines = ['x'.repeat(300 * 1024), JSON.stringify(vaccination('a', '2025-03-01'))];
      const summary = (await post('/api/v1/feeds', lines.join('\n'), NDJSON)).json();
      expect(summary).toMatchObject({ accepted: 1, rejected: 1, rejections: [{ index: 0, code: 'TOO_LARGE' }] });
    });

    it('refuses a body above 32 MiB that is not NDJSON', async () => {
      expectProblem(await post('/api/v1/feeds', Buffer.alloc(33 * 1024 * 1024, 32), BATCH), 413, 'TOO_LARGE');
    });

    it('names the content types it takes where another came, or none', async () => {
      const problem = expectProblem(await post('/api/v1/feeds', '<xml/>', 'text/xml'), 415, 'UNSUPPORTED_MEDIA_TYPE');
      expect(problem.supported).toContain(BATCH);
      expectProblem(await post('/api/v1/feeds'), 415, 'UNSUPPORTED_MEDIA_TYPE');
    });
  });

  describe('POST /feeds/import', () => {
    const csv = `orgUnit,period,measure,value\n${COUNTY},2025-01,children,10\n${COUNTY},2025-02,unknown,1\n`;

    it('tells the rows of a table that are refused', async () => {
      const summary = (await post('/api/v1/feeds/import?source=/upload', csv, 'text/csv')).json();
      expect(summary).toMatchObject({ accepted: 1, rejected: 1, dryRun: false });
      expect(summary.rejections).toMatchObject([{ index: 1, row: 3, code: 'UNKNOWN_MEASURE' }]);
    });

    it('keeps nothing of a dry run', async () => {
      expect((await post('/api/v1/feeds/import?dryRun=true', csv, 'text/csv')).json()).toMatchObject({ accepted: 1 });
      expect(await api.store.readAll({ after: -1, limit: 1 })).toEqual([]);
    });

    it('refuses spreadsheets', async () => {
      const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      expectProblem(await post('/api/v1/feeds/import', 'PK', type), 415, 'UNSUPPORTED_MEDIA_TYPE');
    });
  });

  describe('rejections', () => {
    it('are listed newest first, by code and source, page by page', async () => {
      await post('/api/v1/feeds', [1, 2, 3].map((i) => vaccination(`b${i}`, '2025-03-01', { orgUnit: 'nowhere' })), BATCH); // prettier-ignore
      await post('/api/v1/feeds', '{oops', EVENT);
      await api.projection.waitFor();
      expect((await get('/api/v1/rejections')).json().items).toHaveLength(4);
      const first = (await get('/api/v1/rejections?code=UNKNOWN_ORG_UNIT&source=/his/370811&limit=2')).json();
      expect(first.items).toMatchObject([{ recordId: 'b3', redriven: false }, { recordId: 'b2' }]);
      const next = `/api/v1/rejections?code=UNKNOWN_ORG_UNIT&limit=2&cursor=${first.nextCursor}`;
      expect((await get(next)).json()).toMatchObject({ items: [{ recordId: 'b1' }], nextCursor: null });
      expect((await get('/api/v1/rejections?since=2025-03-06T00:30:00Z')).json().items).toEqual([]);
      expect((await get('/api/v1/rejections?since=2025-03-06')).json().items).toHaveLength(4);
    });

    it('are sent again, and marked once they are in', async () => {
      await post('/api/v1/feeds', vaccination('far', '2030-01-01'), EVENT);
      await post('/api/v1/feeds', vaccination('bad', '2025-03-01', { orgUnit: 'nowhere' }), EVENT);
      await api.projection.waitFor();
      const { items } = (await get('/api/v1/rejections')).json();
      const cured = JSON.stringify(vaccination('bad', '2025-03-01'));
      const [bad, far] = items;
      // The reference data that would cure it cannot change while the server runs, so the log holds a readable record.
      await api.store.append('rejection-feed', 'any', [
        {
          id: '00000000-0000-4000-8000-000000000001',
          type: 'zhibiao.record.refused.v1',
          data: JSON.stringify({ code: bad.code, pointer: '', message: '', value: cured, origin: 'test', at: bad.at }),
        },
      ]);
      await api.projection.waitFor();
      const ids = [far.id, '00000000-0000-4000-8000-000000000001', 'no-such'];
      const summary = (await post('/api/v1/rejections/redrive', { ids })).json();
      expect(summary).toMatchObject({
        accepted: 1,
        rejected: 1,
        rejections: [{ code: 'DATE_OUT_OF_RANGE', id: 'far' }],
        redriven: ['00000000-0000-4000-8000-000000000001'],
        skipped: [{ id: 'no-such' }],
      });
      expect((await get('/api/v1/rejections?redriven=true')).json().items).toHaveLength(1);
      const again = (await post('/api/v1/rejections/redrive', { ids: summary.redriven })).json();
      expect(again).toMatchObject({ accepted: 0, duplicates: 0, redriven: [], skipped: [{ reason: '已经重发成功' }] });
      expect((await get('/api/v1/rejections')).json().items).toHaveLength(3);
    });

    it('are not sent again without a choice', async () => {
      expectProblem(await post('/api/v1/rejections/redrive', {}), 400, 'INVALID_REQUEST');
    });
  });
});
