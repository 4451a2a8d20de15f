import { join } from 'node:path';
import { demoPack } from '../plugins/testing/demo-pack.js';
import { apiClient, expectProblem } from './testing/api-client.js';
import { startApi, type ApiUnderTest } from './testing/api-under-test.js';

const DEMO = join(import.meta.dirname, '../../../../test/fixtures/rules-demo');
const PACK = 'application/octet-stream';
const PLUGINS = '/api/v1/plugins';

describe('plugins over HTTP', () => {
  let api: ApiUnderTest;
  const { get, post } = apiClient(() => api);

  beforeEach(async () => {
    api = await startApi();
  });

  afterEach(() => api.close());

  it('are installed once, and listed with their versions', async () => {
    const pack = await demoPack(DEMO);
    const first = await post(PLUGINS, pack, PACK);
    expect([first.statusCode, (await post(PLUGINS, pack, PACK)).statusCode]).toEqual([201, 200]);
    expect(first.json()).toMatchObject({
      id: 'rules-demo',
      version: '1.0.0',
      state: 'installed',
      origin: 'log',
      region: '370800',
      contributes: { plans: 1, targets: 2, rules: 2 },
      versions: [{ version: '1.0.0', by: 'local' }],
    });
    expect((await get(PLUGINS)).json().items).toMatchObject([
      { id: 'example', state: 'active', origin: 'folder', versions: [] },
      { id: 'rules-demo', state: 'installed', activeFrom: null },
    ]);
  });

  it('are put in force from a day, suspended with a reason, and removed', async () => {
    await post(PLUGINS, await demoPack(DEMO), PACK);
    const later = await post(`${PLUGINS}/rules-demo/activate`, { from: '2999-01-01' });
    expect(later.json().next).toMatchObject({ version: '1.0.0', from: '2999-01-01' });
    expect((await post(`${PLUGINS}/rules-demo/suspend`, { reason: '误报' })).json()).toMatchObject({
      state: 'suspended',
      reason: '误报',
    });
    expect((await post(`${PLUGINS}/rules-demo/remove`)).json()).toMatchObject({ state: 'removed', version: null });
    expectProblem(await post(`${PLUGINS}/rules-demo/activate`, {}), 409, 'PLUGIN_REMOVED');
  });

  it('are refused with every place that is wrong', async () => {
    const wrong = await demoPack(DEMO, (path, text) =>
      path === 'plugin.yaml' ? text.replace('^0.1.0', '^9.0.0') : text,
    );
    const problem = expectProblem(await post(PLUGINS, wrong, PACK), 422, 'PLUGIN_INVALID');
    expect(problem['problems']).toMatchObject([
      { file: 'plugin.yaml', line: 6, message: expect.stringContaining('^9.0.0') },
    ]);
    expectProblem(await post(PLUGINS, Buffer.from('no pack'), PACK), 422, 'PACK_REFUSED');
    expectProblem(await post(PLUGINS, {}), 415, 'UNSUPPORTED_MEDIA_TYPE');
  });

  it('are asked for with sound parameters', async () => {
    expectProblem(await post(`${PLUGINS}/nobody/activate`, {}), 404, 'UNKNOWN_PLUGIN');
    expectProblem(await post(`${PLUGINS}/example/suspend`, {}), 400, 'INVALID_REQUEST');
    expectProblem(await post(`${PLUGINS}/example/activate`, { from: 'tomorrow' }), 400, 'INVALID_REQUEST');
    expectProblem(await post(`${PLUGINS}/example/remove`), 409, 'PLUGIN_NOT_INSTALLED');
  });

  it('are counted by state, and part of the readiness', async () => {
    await post(PLUGINS, await demoPack(DEMO), PACK);
    const text = (await get('/metrics')).body;
    expect(text).toContain('zhibiao_plugins{state="active"} 1');
    expect(text).toContain('zhibiao_plugins{state="installed"} 1');
    expect((await get('/health/ready')).json().parts.plugins).toMatchObject({ status: 'ok', active: 1, refused: [] });
  });
});
