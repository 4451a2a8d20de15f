import { call } from './testing/answer.js';
import { startApi, type ApiUnderTest } from './testing/api-under-test.js';

const KEY = 'console-key-0123456789';

describe('AUTH=keys', () => {
  let api: ApiUnderTest;

  beforeAll(async () => {
    api = await startApi({ AUTH: 'keys', HOST: '0.0.0.0', API_KEYS: `console:${KEY}` });
  });

  afterAll(() => api.close());

  const get = (path: string, headers: Record<string, string> = {}) => call(`${api.url}${path}`, { headers });

  it.each(['/api/v1/plans', '/openapi.json', '/nothing'])('%s needs a key', async (url) => {
    const response = await get(url);
    expect(response.statusCode).toBe(401);
    expect(response.headers['www-authenticate']).toBe('Bearer');
    expect(response.json()).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('takes the key in either header', async () => {
    expect((await get('/api/v1/plans', { authorization: `Bearer ${KEY}` })).statusCode).toBe(200);
    expect((await get('/api/v1/plans', { 'x-api-key': KEY })).statusCode).toBe(200);
    expect((await get('/api/v1/plans', { 'x-api-key': `${KEY}x` })).statusCode).toBe(401);
  });

  it('leaves health open, and the metrics to this machine but not to what a proxy sends on', async () => {
    expect((await get('/health/live')).statusCode).toBe(200);
    expect((await get('/health/ready')).statusCode).toBe(200);
    expect((await get('/metrics')).statusCode).toBe(200);
    expect((await get('/metrics', { 'x-forwarded-for': '10.0.0.7' })).statusCode).toBe(401);
  });

  it('refuses before it reads a body', async () => {
    const response = await call(`${api.url}/api/v1/feeds`, {
      method: 'POST',
      headers: { 'content-type': 'application/cloudevents+json' },
      body: '{oops',
    });
    expect(response.statusCode).toBe(401);
  });
});
