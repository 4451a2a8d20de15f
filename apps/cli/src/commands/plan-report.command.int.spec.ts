import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { COUNTY, OTHER_COUNTY } from '../../../server/src/api/testing/api-catalogue.js';
import { apiClient } from '../../../server/src/api/testing/api-client.js';
import { startApi, type ApiUnderTest } from '../../../server/src/api/testing/api-under-test.js';
import { runPlan, type Ran } from '../plan/testing/run-plan.js';

const PLAN = 'jining-2025';
const words = (text: string): string[] => text.split('\n').map((line) => line.trim().replaceAll(/ {2,}/g, '|'));
const cells = (text: string): string[] => text.split('\n').map((line) => line.trim().replaceAll(/\s+/g, '|'));

describe('what a running server tells of a plan', () => {
  let api: ApiUnderTest;

  beforeAll(async () => {
    api = await startApi();
    await apiClient(() => api).sendExample();
  });

  afterAll(() => api.close());

  const report = (kind: string, ...more: string[]): Promise<Ran> =>
    runPlan('report', PLAN, '--kind', kind, ...more, '--url', api.url);

  describe('plan report', () => {
    it('puts the counties in order', async () => {
      const { code, out } = await report('ranking', '--target', 'coverage', '--as-of', '2025-03-05');
      expect(code).toBe(0);
      expect(words(out)[0]).toBe('coverage 排名（高者在前）|截至 2025-03-05');
      const table = cells(out).slice(1);
      expect(table[1]).toMatch(/^位次\|机构（地区）\|现值\|应达\|预测\|状态$/);
      expect(table[2]).toMatch(new RegExp(`^绿\\|1\\|${COUNTY}\\|${COUNTY}\\|80%\\|.*（按日均）\\|达序时进度$`));
      expect(table[3]).toMatch(new RegExp(`2\\|${OTHER_COUNTY}`));
    });

    it('ranks the units of another level', async () => {
      const { out } = await report('ranking', '--target', 'vaccinated', '--level', 'township', '--json');
      expect(JSON.parse(out)).toMatchObject({
        level: 'township',
        items: [
          { rank: 1, value: 8 },
          { rank: 2, value: 1 },
        ],
      });
    });

    it('tells how a target stood, month by month and change by change', async () => {
      const { out } = await report('history', '--target', 'coverage', '--org-unit', COUNTY);
      expect(out).toContain(`coverage  ${COUNTY}  没有红过`);
      expect(cells(out)).toEqual(expect.arrayContaining([expect.stringMatching(/^绿\|2025-02\|28$/)]));
      const { months } = JSON.parse((await report('history', '--target', 'coverage', '--json')).out);
      expect(months.length).toBeGreaterThan(0);
    });

    it('tells how far data have come, of units and sources only those that are late', async () => {
      const late = await report('completeness', '--as-of', '2025-05-10');
      expect(words(late.out)[0]).toBe('370800|截至 2025-05-10|5 个计量，2 个数据逾期');
      expect(words(late.out)).toEqual(
        expect.arrayContaining(['doses doses|2025-03-05|34|0/2|9', `${COUNTY} ${COUNTY}|2025-03-05|34|0/1|8`]),
      );
      const punctual = words((await report('completeness', '--as-of', '2025-03-05')).out);
      expect(punctual).toContain('doses doses|2025-03-05|||2/2|9'.replace('|||', '|'));
      expect(punctual.some((line) => line.startsWith('/his'))).toBe(false);
      const all = words((await report('completeness', '--as-of', '2025-03-05', '--all')).out);
      expect(all.some((line) => line.startsWith('/his/370811|2025-03-05'))).toBe(true);
    });

    it('prints completeness as JSON, all pages in one', async () => {
      const { out } = await report('completeness', '--json', '--org-unit', COUNTY);
      const told = JSON.parse(out);
      expect(told).toMatchObject({ plan: PLAN, orgUnit: COUNTY, read: { complete: true } });
      expect(told.items).toHaveLength(5);
      expect(told).not.toHaveProperty('nextCursor');
    });

    it.each<[string, string[], string]>([
      ['ranking', [], '--kind ranking 须写明 --target'],
      ['history', ['--target', 'coverage', '--level', 'county'], '--level 不用于 --kind history'],
      ['completeness', ['--target', 'coverage'], '--target 不用于 --kind completeness'],
      ['ranking', ['--target', 'coverage', '--as-of', '2025-02-30'], '应为存在的日期'],
      ['board', [], 'ranking, history, completeness'],
    ])('%s %j is wrong usage', async (kind, more, message) => {
      expect(await report(kind, ...more)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(message) });
    });

    it('says what the server refuses', async () => {
      const { code, err } = await report('ranking', '--target', 'coverag');
      expect([code, err]).toEqual([1, expect.stringContaining('是否想写 coverage？')]);
    });
  });

  describe('plan status', () => {
    const status = (...more: string[]): Promise<Ran> => runPlan('status', PLAN, ...more, '--url', api.url);

    it('shows the targets with version and day, the worst first', async () => {
      const { code, out } = await status('--as-of', '2025-03-05');
      expect(code).toBe(0);
      expect(words(out)[0]).toMatch(/^2025年全市卫生健康工作要点（第 1 版）\|370800\|截至 2025-03-05\|红 \d\|/);
      expect(out).toMatch(/一 {2}红 \d/);
      expect(out).toContain('（按日均）');
      expect(out.indexOf('shortages')).toBeLessThan(out.indexOf('coverage'));
    });

    it('shows another unit, and JSON as the server has it', async () => {
      const told = JSON.parse((await status('--org-unit', COUNTY, '--json')).out);
      expect(told).toMatchObject({ plan: PLAN, version: 1, orgUnit: COUNTY });
      expect(told.targets[0]).toMatchObject({ target: 'coverage', value: 80, forecast: { method: 'linear-rate' } });
    });

    it('refuses a day that is none', async () => {
      expect((await status('--as-of', '5 March')).code).toBe(2);
    });
  });
});

describe('a server that has not read its ledger yet', () => {
  const page = (through: number, measure: string, nextCursor: string | null) => ({
    plan: PLAN,
    version: 1,
    orgUnit: '370800',
    asOf: '2025-03-05',
    read: { through, checkpoint: 9, complete: through === 9 },
    items: [
      {
        measure,
        name: { zh: measure },
        units: [],
        lastCovered: null,
        overdueDays: null,
        reporters: 0,
        complete: null,
        records: 0,
      },
    ],
    nextCursor,
  });
  let server: Server;
  let asked: string[];
  let answers: object[];

  beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
      asked.push(new URL(request.url!, 'http://server').search);
      response.end(JSON.stringify(answers.shift()));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const ask = (...more: string[]): Promise<Ran> => {
    const { port } = server.address() as AddressInfo;
    return runPlan('report', PLAN, '--kind', 'completeness', ...more, '--url', `http://127.0.0.1:${port}`);
  };

  it('is asked until it has, and then for its other pages as of the same day', async () => {
    answers = [page(3, 'a', 'x'), page(6, 'a', 'x'), page(9, 'a', 'x'), page(9, 'b', null)];
    const { items } = JSON.parse((await ask('--json')).out);
    expect(items.map(({ measure }: { measure: string }) => measure)).toEqual(['a', 'b']);
    expect(asked.map((query) => query.includes('cursor=x'))).toEqual([false, false, false, true]);
    expect(asked[3]).toContain('asOf=2025-03-05');
  });

  it('is left alone where it gets no further, and that is said', async () => {
    answers = [page(3, 'a', null), page(3, 'a', null)];
    expect((await ask()).out).toContain('台账尚未读完');
    expect(asked).toHaveLength(2);
  });
});
