import type { Catalogue } from '#plugin-host';
import { API_CATALOGUE, COUNTY, OTHER_COUNTY } from './testing/api-catalogue.js';
import { apiClient } from './testing/api-client.js';
import { startApi, type ApiUnderTest } from './testing/api-under-test.js';

/** The example with a rank of its coverage, which a target looks at. */
function withRank(): Catalogue {
  const [plan] = API_CATALOGUE.plans;
  const coverage = API_CATALOGUE.indicators.find(({ code }) => code === 'coverage')!;
  const rank = {
    ...coverage,
    code: 'coverage-rank',
    name: { zh: '接种率名次', en: 'Rank by coverage' },
    unit: '位',
    direction: 'down' as const,
    versions: [{ version: 1, formula: { kind: 'rank' as const, of: 'coverage' } }],
  };
  const target = {
    ...plan!.targets[0]!,
    id: 'coverage-rank',
    indicator: 'coverage-rank',
    condition: { atMost: 1 },
    pacing: 'full' as const,
  };
  return {
    ...API_CATALOGUE,
    digest: 'with-rank',
    indicators: [...API_CATALOGUE.indicators, rank],
    plans: [{ ...plan!, targets: [...plan!.targets, target] }],
  };
}

describe('explaining an indicator of another indicator over HTTP', () => {
  let api: ApiUnderTest;

  beforeEach(async () => {
    api = await startApi({}, withRank());
  });

  afterEach(() => api.close());

  const { get, sendExample } = apiClient(() => api);

  it('shows the inner values of all siblings, down to their measures and records', async () => {
    await sendExample();
    const path = `/api/v1/plans/jining-2025/targets/coverage-rank/explain?orgUnit=${OTHER_COUNTY}&asOf=2025-03-05`;
    const explanation = (await get(path)).json();
    expect(explanation).toMatchObject({
      value: 2,
      unit: '位',
      definition: { indicator: 'coverage-rank', version: 1, formula: { kind: 'rank', of: 'coverage' } },
      measures: [],
      indicators: [
        {
          orgUnit: COUNTY,
          role: 'numerator',
          from: '2025-01-01',
          value: 80,
          unit: '%',
          definition: { indicator: 'coverage', name: { zh: 'coverage' }, version: 1, validFrom: null },
          measures: [
            { measure: 'doses', unit: '人次', role: 'numerator', orgUnit: COUNTY, from: '2025-01-01', sum: 8 },
            { measure: 'children', role: 'denominator', orgUnit: COUNTY, from: null, sum: 10 },
          ],
          indicators: [],
        },
        { orgUnit: OTHER_COUNTY, value: 10, measures: [{ sum: 1 }, { sum: 10 }] },
      ],
    });
    const ids = explanation.contributions.map(({ recordId }: { recordId: string }) => recordId);
    expect(ids.sort()).toEqual(['c1', 'c2', 'v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'w1']);
  });
});
