import { call, type Answer } from './testing/answer.js';
import { CITY, CLINIC, COUNTY, OTHER_COUNTY, TOWNSHIP } from './testing/api-catalogue.js';
import { EXAMPLE_FEED, vaccination } from './testing/api-feeds.js';
import { startApi, type ApiUnderTest } from './testing/api-under-test.js';

const EVENT = 'application/cloudevents+json';
const BATCH = 'application/cloudevents-batch+json';
const NDJSON = 'application/x-ndjson';
const PLAN = '/api/v1/plans/jining-2025';

describe('the HTTP interface', () => {
  let api: ApiUnderTest;

  beforeEach(async () => {
    api = await startApi();
  });

  afterEach(() => api.close());

  const get = (path: string): Promise<Answer> => call(`${api.url}${path}`);

  function post(path: string, payload?: unknown, contentType = 'application/json'): Promise<Answer> {
    if (payload === undefined) return call(`${api.url}${path}`, { method: 'POST' });
    const body = typeof payload === 'string' || payload instanceof Uint8Array ? payload : JSON.stringify(payload);
    return call(`${api.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': contentType },
      body: body as string,
    });
  }

  async function sendExample(): Promise<Answer> {
    const answer = await post('/api/v1/feeds', EXAMPLE_FEED, BATCH);
    await api.projection.waitFor();
    return answer;
  }

  function expectProblem(response: Answer, status: number, code: string): Record<string, unknown> {
    expect(response.headers['content-type']).toContain('application/problem+json');
    const problem = response.json() as Record<string, unknown>;
    expect(problem).toMatchObject({ status, code, type: `urn:zhibiao:problem:${code}` });
    expect(response.statusCode).toBe(status);
    return problem;
  }

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

  describe('what the catalogue holds', () => {
    it('is told as org units, indicators, plans and plugins', async () => {
      const counties = (await get(`/api/v1/org-units?parent=${CITY}&kind=county&at=2025-03-05`)).json();
      expect(counties.items.map(({ code }: { code: string }) => code)).toEqual([COUNTY, OTHER_COUNTY]);
      expect((await get('/api/v1/indicators?limit=1')).json()).toMatchObject({
        items: [{ code: 'coverage', unit: '%' }],
      });
      expect((await get('/api/v1/indicators/coverage')).json().versions).toMatchObject([
        { version: 1, validFrom: null },
      ]);
      expect((await get('/api/v1/plans')).json().items).toMatchObject([{ plan: 'jining-2025', targets: 3 }]);
      expect((await get(PLAN)).json()).toMatchObject({
        plan: 'jining-2025',
        targets: [{ deadline: '2025-12-31' }, {}, {}],
      });
      expect((await get('/api/v1/plugins')).json().items).toEqual(API_PLUGINS);
    });

    it('goes on where a page ended', async () => {
      const first = (await get('/api/v1/org-units?limit=4')).json();
      const second = (await get(`/api/v1/org-units?limit=4&cursor=${first.nextCursor}`)).json();
      expect(first.items).toHaveLength(4);
      expect(second.items).toHaveLength(3);
      expect(second.nextCursor).toBeNull();
    });
  });

  describe('unknown names', () => {
    it.each([
      ['/api/v1/plans/jining-2024', 'UNKNOWN_PLAN', 'jining-2025'],
      [`${PLAN}/status?orgUnit=370813`, 'UNKNOWN_ORG_UNIT', '370811'],
      [`${PLAN}/targets/coverige/explain`, 'UNKNOWN_TARGET', 'coverage'],
      ['/api/v1/indicators/vacinated/values', 'UNKNOWN_INDICATOR', 'vaccinated'],
    ])('%s is 404 with the nearest known one', async (url, code, nearest) => {
      expect(expectProblem(await get(url), 404, code)).toMatchObject({ nearest });
    });

    it('an unknown route is a problem too', async () => {
      expectProblem(await get('/api/v1/nothing'), 404, 'NOT_FOUND');
      expectProblem(await get('/nothing'), 404, 'NOT_FOUND');
    });
  });

  describe('wrong parameters', () => {
    it.each([
      [`${PLAN}/status?asOf=2025-02-30`, '/asOf'],
      [`${PLAN}/targets/coverage/ranking?level=street`, '/level'],
      ['/api/v1/alerts?limit=0', '/limit'],
      ['/api/v1/alerts?state=sleeping', '/state'],
      ['/api/v1/alerts?serverity=info', '/serverity'],
      ['/api/v1/rejections?code=NOPE', '/code'],
      ['/api/v1/indicators/coverage/values?grain=decade', '/grain'],
      ['/api/v1/indicators/coverage/values?from=2025-03-01&to=2025-02-01', '/from'],
    ])('%s names the field', async (url, pointer) => {
      const problem = expectProblem(await get(url), 400, 'INVALID_REQUEST');
      expect(problem.errors).toMatchObject([{ pointer }]);
    });

    it('a cursor of another list is refused', async () => {
      const { nextCursor } = (await get('/api/v1/org-units?limit=1')).json();
      expectProblem(await get(`/api/v1/alerts?cursor=${nextCursor}`), 400, 'BAD_CURSOR');
      expectProblem(await get(`${PLAN}/targets/coverage/explain?cursor=oops`), 400, 'BAD_CURSOR');
    });

    it('a body that is no JSON is refused', async () => {
      expectProblem(await post('/api/v1/rejections/redrive', '{"ids":'), 400, 'INVALID_JSON');
    });
  });

  describe('GET /plans/{plan}/status', () => {
    it('shows every target of the region as of the day the data cover', async () => {
      await sendExample();
      const status = (await get(`${PLAN}/status`)).json();
      expect(status).toMatchObject({ plan: 'jining-2025', orgUnit: CITY, asOf: '2025-03-05' });
      const counted = Object.values(status.summary as Record<string, number>).reduce((a, b) => a + b, 0);
      expect(counted).toBe(3);
      expect(status.targets[0]).toMatchObject({
        target: 'coverage',
        task: '一.4',
        value: 45,
        numerator: 9,
        denominator: 20,
        unit: '%',
        deadline: '2025-12-31',
        coverage: '2025-03-05',
        judgedAt: '2025-03-04',
        rank: null,
        owner: { lead: ['免疫规划科'], cooperating: ['疾控中心'], leader: '分管副主任' },
      });
    });

    it('ranks a county among its siblings', async () => {
      await sendExample();
      const rankAt = async (unit: string) => (await get(`${PLAN}/status?orgUnit=${unit}`)).json().targets[0].rank;
      expect(await rankAt(COUNTY)).toBe(1);
      expect(await rankAt(OTHER_COUNTY)).toBe(2);
    });

    it('judges a past day from the sums', async () => {
      await sendExample();
      const { asOf, targets } = (await get(`${PLAN}/status?orgUnit=${COUNTY}&asOf=2025-02-04`)).json();
      expect(asOf).toBe('2025-02-04');
      expect(targets[0]).toMatchObject({ target: 'coverage', value: 40, judgedAt: '2025-02-04' });
      expect(targets[2]).toMatchObject({ target: 'shortages', value: 100 });
    });

    it('judges the newest day as the stored status does', async () => {
      await sendExample();
      const stored = (await get(`${PLAN}/status`)).json();
      const judged = (await get(`${PLAN}/status?asOf=2025-03-05`)).json();
      expect(judged).toEqual(stored);
    });

    it('has no data before anything was reported', async () => {
      const status = (await get(`${PLAN}/status`)).json();
      expect(status.targets.map(({ state }: { state: string }) => state)).toEqual(['no-data', 'no-data', 'no-data']);
    });
  });

  describe('GET /indicators/{code}/values', () => {
    const values = async (query: string) => (await get(`/api/v1/indicators/coverage/values?${query}`)).json();

    it('gives whole periods, by themselves or from the start of the year', async () => {
      await sendExample();
      const monthly = await values(`orgUnit=${COUNTY}&from=2025-01-01&to=2025-03-31&grain=month`);
      expect(monthly).toMatchObject({ indicator: 'coverage', orgUnit: COUNTY, unit: '%' });
      expect(monthly.points).toMatchObject([
        { period: '2025-01', value: null, numerator: null, coverage: null, definitionVersion: 1 },
        { period: '2025-02', value: 70, numerator: 7, denominator: 10, coverage: '2025-02-07', completeness: 1 },
        { period: '2025-03', value: 10, numerator: 1, denominator: 10, coverage: '2025-03-05', completeness: 0 },
      ]);
      const cumulative = await values(`orgUnit=${COUNTY}&from=2025-01-01&to=2025-03-31&cumulative=true`);
      expect(cumulative.points.map(({ value }: { value: number }) => value)).toEqual([null, 70, 80]);
    });

    it('reaches townships and facilities', async () => {
      await sendExample();
      const doses = '/api/v1/indicators/vaccinated/values?from=2025-02-01&to=2025-02-28';
      const at = async (unit: string) => (await get(`${doses}&orgUnit=${unit}`)).json().points[0].value;
      expect(await at(TOWNSHIP)).toBe(7);
      expect(await at(CLINIC)).toBe(7);
    });

    it('begins with the year and ends with the data by default', async () => {
      await sendExample();
      const { points, grain, orgUnit } = await values('');
      expect({ grain, orgUnit }).toEqual({ grain: 'month', orgUnit: CITY });
      expect(points.map(({ period }: { period: string }) => period)).toEqual(['2025-01', '2025-02', '2025-03']);
    });
  });

  describe('GET explain', () => {
    const explain = async (query: string, target = 'coverage') =>
      (await get(`${PLAN}/targets/${target}/explain?${query}`)).json();

    it('opens a value down to the records', async () => {
      await sendExample();
      const explanation = await explain(`orgUnit=${COUNTY}`);
      expect(explanation).toMatchObject({
        value: 80,
        unit: '%',
        asOf: '2025-03-05',
        definition: { indicator: 'coverage', version: 1, validFrom: null, formula: { kind: 'ratio' } },
        measures: [
          { measure: 'doses', role: 'numerator', from: '2025-01-01', sum: 8 },
          { measure: 'children', role: 'denominator', from: null, sum: 10 },
        ],
        nextCursor: null,
      });
      const doses = explanation.contributions.filter(({ measure }: { measure: string }) => measure === 'doses');
      expect(doses).toHaveLength(8);
      expect(doses[7]).toMatchObject({
        recordId: 'v7',
        source: '/his/370811',
        revision: 2,
        orgUnit: CLINIC,
        day: '2025-03-05',
        amount: 1,
        outcome: 'applied',
        history: [{ revision: 1, amounts: [{ day: '2025-01-15' }, { day: '2025-01-15' }] }],
      });
    });

    it('goes on page by page without losing or repeating a record', async () => {
      await sendExample();
      const seen: string[] = [];
      let cursor = '';
      do {
        const page = await explain(`orgUnit=${CITY}&limit=4${cursor}`);
        seen.push(...page.contributions.map(({ recordId }: { recordId: string }) => recordId));
        cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
      } while (cursor !== '');
      expect(seen.sort()).toEqual(['c1', 'c2', 'v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'w1']);
    });

    it('lists cases with their stages', async () => {
      await sendExample();
      const { value, cases, contributions } = await explain(`orgUnit=${COUNTY}`, 'shortages');
      expect(value).toBe(50);
      expect(contributions).toEqual([]);
      const sorted = [...cases].sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
      expect(sorted).toMatchObject([
        {
          caseId: 'A',
          orgUnit: CLINIC,
          stages: [
            { stage: 'reported', day: '2025-02-01' },
            { stage: 'resolved', day: '2025-02-03' },
          ],
          counts: [{ measure: 'case.shortage.in-time', amount: 1 }],
        },
        { caseId: 'B', counts: [{ measure: 'case.shortage.late', day: '2025-02-16' }] },
      ]);
    });
  });

  describe('GET ranking and history', () => {
    it('puts the counties in order, now and then', async () => {
      await sendExample();
      const now = (await get(`${PLAN}/targets/coverage/ranking`)).json();
      expect(now).toMatchObject({ level: 'county', asOf: '2025-03-05', unit: '%', direction: 'up' });
      expect(now.items).toMatchObject([
        { rank: 1, orgUnit: COUNTY, value: 80 },
        { rank: 2, orgUnit: OTHER_COUNTY, value: 10 },
      ]);
      const then = (await get(`${PLAN}/targets/coverage/ranking?asOf=2025-02-04`)).json();
      expect(then.items).toMatchObject([
        { rank: 1, value: 40 },
        { rank: null, value: null },
      ]);
    });

    it('ranks units that have no status of their own', async () => {
      await sendExample();
      const { items } = (await get(`${PLAN}/targets/vaccinated/ranking?level=township`)).json();
      expect(items).toMatchObject([
        { rank: 1, orgUnit: TOWNSHIP, value: 8 },
        { rank: 2, value: 1 },
      ]);
    });

    it('tells the states that days closed with', async () => {
      await sendExample();
      const { items, unit } = (await get(`${PLAN}/targets/coverage/history?orgUnit=${COUNTY}`)).json();
      expect(unit).toBe('%');
      expect(items.length).toBeGreaterThan(0);
      expect(items[0]).toMatchObject({ asOf: expect.stringMatching(/^2025-/), state: expect.any(String) });
    });
  });

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

  describe('operation', () => {
    it('is live, and ready with every part told', async () => {
      expect((await get('/health/live')).json()).toEqual({ status: 'live' });
      const { status, parts } = (await get('/health/ready')).json();
      expect(status).toBe('ready');
      expect(Object.keys(parts)).toEqual(['store', 'readModel', 'projection', 'kafka', 'channels']);
    });

    it('says why it is not ready, and what is only worth a look', async () => {
      api.projection.state = 'failed';
      api.projection.reason = 'disk full';
      api.channels.push({ channel: 'kafka', position: 1, oldestUndeliveredSeconds: 9, lastError: 'no broker' });
      const response = await get('/health/ready');
      expect(response.statusCode).toBe(503);
      expect(response.json().parts).toMatchObject({
        projection: { status: 'failing', reason: 'disk full' },
        channels: { status: 'degraded', reason: 'not delivering: kafka' },
      });
    });

    it('counts records, requests, alerts and batches', async () => {
      await sendExample();
      api.channels.push({ channel: 'kafka', position: 1, oldestUndeliveredSeconds: 9 });
      const { body, headers } = await get('/metrics');
      expect(headers['content-type']).toContain('text/plain');
      expect(body).toContain(`zhibiao_records_total{result="accepted"} ${EXAMPLE_FEED.length}`);
      expect(body).toMatch(
        /zhibiao_http_request_duration_seconds_count\{method="POST",route="\/api\/v1\/feeds",status="200"\} 1/,
      );
      expect(body).toMatch(/zhibiao_open_alerts\{severity="warning"\} [1-9]/);
      expect(body).toContain('zhibiao_outbox_age_seconds{channel="kafka"} 9');
      expect(body).toMatch(/zhibiao_projection_batch_seconds_count [1-9]/);
      expect(body).toContain('zhibiao_projection_lag_positions 0');
      expect(body).toContain('process_cpu_seconds_total');
    });

    it('describes itself', async () => {
      const openApi = (await get('/openapi.json')).json();
      expect(Object.keys(openApi.paths)).toEqual(
        expect.arrayContaining([
          '/api/v1/feeds',
          '/api/v1/plans/{plan}/status',
          '/api/v1/alerts/{id}',
          '/health/ready',
        ]),
      );
      const asyncApi = (await get('/asyncapi.json')).json();
      expect(asyncApi).toMatchObject({ asyncapi: '3.0.0', channels: { feeds: { address: 'zhibiao.feeds.v1' } } });
      expect(asyncApi.components.messages['zhibiao.service.recorded.v1'].payload.properties.data.required).toContain(
        'service',
      );
    });

    it('logs requests without what was sent', async () => {
      await post('/api/v1/feeds', vaccination('secret-record', '2025-03-01'), EVENT);
      const lines = api.logged.join('');
      expect(lines).toContain('"route":"/api/v1/feeds"');
      expect(lines).not.toContain('secret-record');
    });
  });

  it('tells nothing of a bug but a number to ask for', async () => {
    api.store.head = () => Promise.reject(new Error('inside postgres://user:pass@db'));
    const response = await post('/api/v1/feeds', vaccination('a', '2025-03-01'), EVENT);
    const problem = expectProblem(response, 500, 'INTERNAL');
    expect(response.body).not.toContain('inside');
    const lines = api.logged.join('');
    expect(lines).toContain(problem.correlationId);
    expect(lines).not.toContain('user:pass');
  });
});

const API_PLUGINS = [{ id: 'example', version: '1.0.0', digest: 'c0ffee' }];
