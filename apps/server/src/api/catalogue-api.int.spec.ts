import { CITY, COUNTY, OTHER_COUNTY } from './testing/api-catalogue.js';
import { apiClient, expectProblem } from './testing/api-client.js';
import { startApi, type ApiUnderTest } from './testing/api-under-test.js';

const PLAN = '/api/v1/plans/jining-2025';

const API_PLUGINS = [{ id: 'example', version: '1.0.0', digest: 'c0ffee' }];

describe('the catalogue over HTTP', () => {
  let api: ApiUnderTest;

  beforeEach(async () => {
    api = await startApi();
  });

  afterEach(() => api.close());

  const { get, post } = apiClient(() => api);

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
      expect((await get('/api/v1/plugins')).json().items).toMatchObject(API_PLUGINS);
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
});
