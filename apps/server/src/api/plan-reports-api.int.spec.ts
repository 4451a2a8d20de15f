import { CITY, CLINIC, COUNTY, OTHER_COUNTY, TOWNSHIP } from './testing/api-catalogue.js';
import { apiClient, BATCH, expectProblem } from './testing/api-client.js';
import { vaccination } from './testing/api-feeds.js';
import { startApi, type ApiUnderTest } from './testing/api-under-test.js';

const PLAN = '/api/v1/plans/jining-2025';

describe('the reports on a plan over HTTP', () => {
  let api: ApiUnderTest;

  beforeEach(async () => {
    api = await startApi();
  });

  afterEach(() => api.close());

  const { get, post, sendExample } = apiClient(() => api);

  describe('GET completeness', () => {
    it('tells of each measure by county and by source', async () => {
      await sendExample();
      const report = (await get(`${PLAN}/completeness?asOf=2025-03-05`)).json();
      expect(report).toMatchObject({
        plan: 'jining-2025',
        version: 1,
        orgUnit: CITY,
        asOf: '2025-03-05',
        read: { complete: true },
        nextCursor: null,
      });
      expect(report.read.through).toBe(report.read.checkpoint);
      const [doses, children, persons] = report.items;
      expect(doses).toMatchObject({
        measure: 'doses',
        name: { zh: 'doses' },
        targets: ['coverage'],
        lastCovered: '2025-03-05',
        overdueDays: 0,
        reporters: 2,
        complete: 2,
        completeness: 1,
        records: 9,
      });
      expect(doses.units).toMatchObject([
        { orgUnit: COUNTY, records: 8, sources: [{ source: '/his/370811', records: 8, lastCovered: '2025-03-05' }] },
        { orgUnit: OTHER_COUNTY, records: 1 },
      ]);
      // Nobody waits for a population.
      expect(children).toMatchObject({ measure: 'children', overdueDays: null, complete: null, completeness: null });
      expect(persons).toMatchObject({ measure: 'persons', targets: ['vaccinated'] });
    });

    it('tells sources apart, and how long each has been silent', async () => {
      const sent = [vaccination('a', '2025-01-10'), vaccination('b', '2025-03-05', {}, { source: '/clerk/370811' })];
      await post('/api/v1/feeds', sent, BATCH);
      await api.projection.waitFor();
      const { items } = (await get(`${PLAN}/completeness?orgUnit=${COUNTY}`)).json();
      expect(items[0].units).toMatchObject([{ orgUnit: TOWNSHIP, overdueDays: 0 }]);
      // What is due on 11 January may take 31 days.
      expect(items[0].units[0].sources).toMatchObject([
        { source: '/clerk/370811', lastCovered: '2025-03-05', overdueDays: 0, completeness: 1 },
        { source: '/his/370811', lastCovered: '2025-01-10', overdueDays: 22, completeness: 0 },
      ]);
    });

    it('goes on where records went on', async () => {
      await sendExample();
      const recordsOf = async () => (await get(`${PLAN}/completeness`)).json().items[0].records;
      expect(await recordsOf()).toBe(9);
      await post('/api/v1/feeds', [vaccination('late', '2025-02-20', { orgUnit: CLINIC })], BATCH);
      await api.projection.waitFor();
      expect(await recordsOf()).toBe(10);
    });

    it('comes in pages', async () => {
      const seen: string[] = [];
      let cursor = '';
      do {
        const page = (await get(`${PLAN}/completeness?limit=2${cursor}`)).json();
        seen.push(...page.items.map(({ measure }: { measure: string }) => measure));
        cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
      } while (cursor !== '');
      expect(seen).toEqual(['doses', 'children', 'persons', 'case.shortage.in-time', 'case.shortage.late']);
    });

    it.each([
      ['asOf=2025-02-30', 'asOf'],
      ['limit=0', 'limit'],
      ['limit=201', 'limit'],
    ])('refuses ?%s', async (query, field) => {
      const problem = expectProblem(await get(`${PLAN}/completeness?${query}`), 400, 'INVALID_REQUEST');
      expect(JSON.stringify(problem['errors'])).toContain(field);
    });

    it('refuses names and cursors that it does not know', async () => {
      expectProblem(await get('/api/v1/plans/jining-2026/completeness'), 404, 'UNKNOWN_PLAN');
      expectProblem(await get(`${PLAN}/completeness?orgUnit=370813`), 404, 'UNKNOWN_ORG_UNIT');
      expectProblem(await get(`${PLAN}/completeness?cursor=x`), 400, 'BAD_CURSOR');
    });
  });

  describe('GET history', () => {
    it('adds up the days of each month by colour', async () => {
      await sendExample();
      const { items, months } = (await get(`${PLAN}/targets/coverage/history?orgUnit=${COUNTY}`)).json();
      const days = (one: { days: Record<string, number> }) => Object.values(one.days).reduce((a, b) => a + b, 0);
      expect(months.map(({ month }: { month: string }) => month)).toEqual(['2025-01', '2025-02', '2025-03']);
      expect(days(months[1])).toBe(28);
      expect(months.at(-1)).toMatchObject({ worst: items.at(-1).colour });
    });

    it('has no months before any day closed', async () => {
      expect((await get(`${PLAN}/targets/coverage/history`)).json()).toMatchObject({ items: [], months: [] });
    });
  });

  it('every status says how its forecast was made, and what is needed each day', async () => {
    await sendExample();
    const { targets } = (await get(`${PLAN}/status`)).json();
    expect(targets[0]).toMatchObject({
      target: 'coverage',
      forecast: { value: expect.any(Number), method: 'linear-rate' },
      requiredPerDay: expect.any(Number),
    });
    const { items } = (await get(`${PLAN}/targets/coverage/ranking`)).json();
    expect([...targets, ...items]).toHaveLength(5);
    for (const status of [...targets, ...items]) {
      expect(status).toHaveProperty('forecast');
      expect(status).toHaveProperty('requiredPerDay');
    }
  });

  it('stand in the OpenAPI document', async () => {
    const { paths } = (await get('/openapi.json')).json();
    const answer = (path: string) =>
      paths[`/api/v1/plans/{plan}/${path}`].get.responses['200'].content['application/json'].schema.properties;
    expect(answer('completeness')).toHaveProperty('read');
    expect(answer('targets/{target}/history')).toHaveProperty('months');
    expect(answer('targets/{target}/ranking')).toHaveProperty('direction');
    expect(answer('status')).toHaveProperty('version');
    const { parameters } = paths['/api/v1/plans/{plan}/completeness'].get;
    const names = parameters.map(({ name }: { name: string }) => name);
    expect(names.sort()).toEqual(['asOf', 'cursor', 'limit', 'orgUnit', 'plan']);
  });
});
