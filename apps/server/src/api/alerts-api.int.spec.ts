import { COUNTY } from './testing/api-catalogue.js';
import { apiClient, expectProblem } from './testing/api-client.js';
import { startApi, type ApiUnderTest } from './testing/api-under-test.js';

describe('alerts over HTTP', () => {
  let api: ApiUnderTest;

  beforeEach(async () => {
    api = await startApi();
  });

  afterEach(() => api.close());

  const { get, post, sendExample } = apiClient(() => api);

  describe('alerts', () => {
    const late = async () => (await get('/api/v1/alerts?state=open&limit=1000')).json().items;

    it('are listed with filters and opened with their timeline', async () => {
      await sendExample();
      const all = await late();
      expect(all.length).toBeGreaterThan(0);
      const [alert] = all;
      expect(alert).toMatchObject({ state: 'firing', plan: 'jining-2025', owner: { lead: ['免疫规划科'] } });
      const of = async (query: string) => (await get(`/api/v1/alerts?limit=1000&${query}`)).json().items.length;
      expect(await of(`state=open&owner=${encodeURIComponent('疾控中心')}`)).toBe(all.length);
      expect(await of(`owner=${encodeURIComponent('财务科')}`)).toBe(0);
      expect(await of(`orgUnit=${COUNTY}`)).toBeLessThan(all.length);
      expect(await of('state=acknowledged')).toBe(0);
      const one = (await get(`/api/v1/alerts/${alert.alertId}`)).json();
      expect(one).toMatchObject({ alertId: alert.alertId, title: alert.title, timeline: [{ transition: 'firing' }] });
      expectProblem(await get('/api/v1/alerts/0000000000000000'), 404, 'ALERT_NOT_FOUND');
    });

    it('are signed for once, and the list shows it at once', async () => {
      await sendExample();
      const { alertId } = (await late())[0];
      const signed = await post(`/api/v1/alerts/${alertId}/acknowledge`, { by: '张三', comment: '已知悉' });
      expect(signed.statusCode).toBe(200);
      expect(signed.json()).toMatchObject({ state: 'acknowledged', acknowledgedBy: '张三' });
      expect((await get('/api/v1/alerts?state=acknowledged')).json().items).toMatchObject([{ alertId }]);
      const again = await post(`/api/v1/alerts/${alertId}/acknowledge`, { by: '李四' });
      expect(expectProblem(again, 409, 'ALERT_STEP_NOT_ALLOWED')).toMatchObject({ state: 'acknowledged' });
    });

    it('take remarks, but no empty ones', async () => {
      await sendExample();
      const { alertId } = (await late())[0];
      const remarked = (await post(`/api/v1/alerts/${alertId}/comment`, { comment: '正在核实' })).json();
      expect(remarked.timeline.at(-1)).toMatchObject({ transition: 'commented', by: 'local', comment: '正在核实' });
      expectProblem(await post(`/api/v1/alerts/${alertId}/comment`, { comment: '  ' }), 400, 'ALERT_COMMENT_EMPTY');
      const missing = expectProblem(await post(`/api/v1/alerts/${alertId}/comment`), 400, 'INVALID_REQUEST');
      expect(missing.errors).toMatchObject([{ pointer: '/comment' }]);
      expectProblem(await post('/api/v1/alerts/none/comment', { comment: 'x' }), 404, 'ALERT_NOT_FOUND');
    });
  });
});
