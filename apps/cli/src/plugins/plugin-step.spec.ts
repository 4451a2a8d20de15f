import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ZhibiaoApi } from '../api/zhibiao-api.js';
import { takePluginStep } from './plugin-step.js';

const plugin = (pending: boolean) => ({ id: 'kecheng', version: '1.0.0', state: 'active', pending });
const list = (...items: object[]) => ({ items, nextCursor: null });

describe('a step in the life of a plugin', () => {
  let server: Server;
  let asked: string[];
  /** What is answered in turn; `null`: the server reloads. */
  let answers: (object | null)[];

  beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
      asked.push(`${request.method} ${new URL(request.url!, 'http://server').pathname}`);
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      response.statusCode = answer ? 200 : 503;
      response.end(JSON.stringify(answer ?? { code: 'RELOADING', detail: '正在换用插件' }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const take = (patienceMs?: number) => {
    const { port } = server.address() as AddressInfo;
    const api = new ZhibiaoApi(`http://127.0.0.1:${port}`);
    return takePluginStep(api, 'kecheng', 'activate', {}, patienceMs === undefined ? {} : { patienceMs });
  };

  it('is done at once where nothing has to change', async () => {
    answers = [plugin(false)];
    expect(await take()).toMatchObject({ pending: false });
    expect(asked).toEqual(['POST /api/v1/plugins/kecheng/activate']);
  });

  it('is done when the server serves by it, which it cannot tell while it reloads', async () => {
    answers = [plugin(true), null, list(plugin(true)), list(plugin(false))];
    expect(await take()).toMatchObject({ pending: false, state: 'active' });
    expect(asked).toHaveLength(4);
  });

  it('is done when the plugin is gone', async () => {
    answers = [plugin(true), list()];
    expect(await take()).toMatchObject({ pending: false });
  });

  it('is told as pending where the server takes too long', async () => {
    answers = [plugin(true), list(plugin(true))];
    expect(await take(500)).toMatchObject({ pending: true });
  });

  it('is refused with the words of the server, and not asked for again', async () => {
    answers = [null];
    await expect(take()).rejects.toThrow('正在换用插件');
    expect(asked).toHaveLength(1);
  });
});
