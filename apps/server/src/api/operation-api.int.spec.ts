import { apiClient, EVENT, expectProblem } from './testing/api-client.js';
import { EXAMPLE_FEED, vaccination } from './testing/api-feeds.js';
import { startApi, type ApiUnderTest } from './testing/api-under-test.js';

describe('operation over HTTP', () => {
  let api: ApiUnderTest;

  beforeEach(async () => {
    api = await startApi();
  });

  afterEach(() => api.close());

  const { get, post, sendExample } = apiClient(() => api);

  describe('operation', () => {
    it('is live, and ready with every part told', async () => {
      expect((await get('/health/live')).json()).toEqual({ status: 'live' });
      const { status, parts } = (await get('/health/ready')).json();
      expect(status).toBe('ready');
      expect(Object.keys(parts)).toEqual(['store', 'readModel', 'projection', 'kafka', 'channels', 'plugins']);
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
