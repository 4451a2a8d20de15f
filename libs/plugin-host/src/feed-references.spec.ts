import { parseDay } from '#calendar';
import { feedReferencesOf } from './feed-references.js';
import { loadCatalogue } from './load-catalogue.js';
import { EXAMPLE, withPlugin } from './testing/plugin-folder.js';

const dates = { from: parseDay('2024-01-01') ?? 0, to: parseDay('2026-12-31') ?? 0 };

async function references() {
  const files = {
    ...EXAMPLE,
    'org-units.csv': 'code,name,kind,parent,validFrom\n370811001,古槐街道,township,370811,2025-02-01\n',
    'measures.yaml': `${EXAMPLE['measures.yaml']}- { code: balance, name: { zh: 结余, en: Balance }, unit: 元, accrual: stock, every: month, decimals: 2, mayBeNegative: true }\n`,
  };
  const loading = await withPlugin(files, (folder) => loadCatalogue([folder]));
  if (!loading.ok) throw new Error(JSON.stringify(loading.problems));
  return feedReferencesOf(loading.catalogue, dates, 20_000);
}

describe('the references of a feed', () => {
  it('give the county of a unit that is valid on the day', async () => {
    const { countyOf } = await references();
    expect(countyOf('370811001', parseDay('2025-02-01') ?? 0)).toBe('370811');
    expect(countyOf('370811001', parseDay('2025-01-31') ?? 0)).toBeUndefined();
    expect(countyOf('370811001', null)).toBe('370811');
    expect(countyOf('370800', null)).toBe('370800');
    expect(countyOf('1', null)).toBeUndefined();
  });

  it('let only reported measures be reported', async () => {
    const { reportedMeasure } = await references();
    expect(reportedMeasure('given')).toEqual({ decimals: 0, mayBeNegative: false });
    expect(reportedMeasure('balance')).toEqual({ decimals: 2, mayBeNegative: true, every: 'month' });
    expect(reportedMeasure('persons')).toBeUndefined();
    expect(reportedMeasure('milestone.policy')).toBeUndefined();
  });

  it('know services, case stages and milestones, and suggest what was meant', async () => {
    const known = await references();
    expect([known.hasService('screening'), known.hasService('given')]).toEqual([true, false]);
    expect(known.caseStages('shortage')).toEqual(['reported', 'resolved']);
    expect([known.hasMilestone('policy'), known.hasMilestone('milestone.policy')]).toEqual([true, false]);
    expect(known.suggest('measure', 'givne')).toBe('given');
    expect(known.suggest('orgUnit', '370801')).toBe('370800');
    expect([known.dates, known.closedThrough]).toEqual([dates, 20_000]);
  });
});
