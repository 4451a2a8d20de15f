import { CITY, CLINIC, COUNTY, OTHER_COUNTY, TOWNSHIP } from './testing/api-catalogue.js';
import { apiClient } from './testing/api-client.js';
import { startApi, type ApiUnderTest } from './testing/api-under-test.js';

const PLAN = '/api/v1/plans/jining-2025';

describe('plans and indicators over HTTP', () => {
  let api: ApiUnderTest;

  beforeEach(async () => {
    api = await startApi();
  });

  afterEach(() => api.close());

  const { get, sendExample } = apiClient(() => api);

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
});
