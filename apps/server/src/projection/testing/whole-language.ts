import type { Catalogue } from '#plugin-host';
import { LITTLE_CITY, planFile, type WrittenTarget } from './little-city.js';
import { loadCity } from './load-city.js';

const EACH_COUNTY = { orgUnit: 'city', andEach: 'county' };

const INDICATORS = `${LITTLE_CITY['indicators.yaml']}
- code: contacts
  name: { zh: 服务人次, en: Contacts }
  unit: 人次
  versions:
    - { version: 1, count: given }
    - { version: 2, validFrom: "2025-05-01", count: [given, due] }
`;

/** Most reports may take half a year, so that few records are enough for a judgement; the others are soon overdue. */
const MEASURES = LITTLE_CITY['measures.yaml']!.replace(
  /^(- \{ code: (?:given|due|visits|beds|nurses|persons|calls|minutes),.*) \}$/gm,
  '$1, reportWithinDays: 180 }',
);

/** Every kind of indicator, condition and modifier, at the city and in each county. */
const FIRST: Readonly<Record<string, WrittenTarget>> = {
  ratio: { indicator: 'coverage', condition: { atLeast: 60 }, deadline: '上半年' },
  total: { indicator: 'visits', condition: { atLeast: 40 } },
  persons: { indicator: 'screened', condition: { above: 2 }, strength: 'stretch' },
  band: { indicator: 'beds', condition: { between: [5, 20] }, deadline: '2025-09-30' },
  'per-capita': { indicator: 'nurses-per-thousand', condition: { atLeast: 500 } },
  mean: { indicator: 'response', condition: { atMost: 4 }, deadline: '上半年' },
  'daily-mean': { indicator: 'daily-visits', condition: { atLeast: 0.5 } },
  nursed: { indicator: 'with-nurses', condition: { atLeast: 60 } },
  busy: { indicator: 'busy', condition: { above: 30 }, pacing: 'linear' },
  breaches: { indicator: 'breaches', condition: { zero: true } },
  policy: { milestone: 'policy', condition: { reached: true }, deadline: '上半年' },
  policies: { milestone: 'policy', condition: { atLeast: 2 } },
  shortages: { indicator: 'shortages-in-time', condition: { atLeast: 90 }, deadline: '2025-08-31' },
  growth: { indicator: 'visits-growth', condition: { atLeast: 10 } },
  'over-mean': { indicator: 'visits-over-mean', condition: { atLeast: 5 } },
  delta: { indicator: 'coverage-gain', condition: { atLeast: 2 }, deadline: '上半年' },
  rank: { indicator: 'visits-rank', condition: { rankAtMost: 1 }, deadline: '2025-10-31' },
  run: { indicator: 'longest-run', condition: { atLeast: 2 } },
  monthly: { indicator: 'monthly', condition: { atLeast: 20 }, deadline: '2025-11-30' },
  weekly: { indicator: 'weekly-made-up', condition: { atLeast: 100 } },
  contacts: { indicator: 'contacts', condition: { atLeast: 12 }, deadline: '上半年' },
  place: { indicator: 'place', condition: { rankAtMost: 3 } },
  rising: { indicator: 'beds', condition: { rises: true }, strength: 'directional' },
  'rising-by': { indicator: 'beds', condition: { rises: { by: 2 } }, baseline: { value: 6 }, tolerance: 0.5 },
  'rising-over': { indicator: 'beds', condition: { rises: { over: { indicator: 'beds-elsewhere' } } } },
  falling: { indicator: 'visits', condition: { falls: { byPercent: 5, over: 'previousYear' } }, deadline: '上半年' },
  'below-elsewhere': { indicator: 'beds', condition: { below: { indicator: 'beds-elsewhere' } }, pacing: 'full' },
  'not-above-last-year': { indicator: 'visits', condition: { atMost: { previousYear: true } } },
  'above-baseline': {
    indicator: 'beds',
    condition: { above: { baseline: true } },
    baseline: { indicator: 'beds-elsewhere' },
  },
  either: { indicator: 'beds', condition: { anyOf: [{ atLeast: 12 }, { rises: true }] } },
  both: { indicator: 'visits', condition: { allOf: [{ atLeast: 10 }, { atMost: 60 }] }, deadline: '2025-09-30' },
  about: { indicator: 'beds', condition: { equals: 8 }, tolerance: { percent: 25 } },
  curve: { indicator: 'visits', condition: { atLeast: 30 }, pacing: { curve: [0, 1, 2, 3, 1, 1, 1, 1, 1, 1, 0, 0] } },
  'last-year-curve': { indicator: 'visits', condition: { above: 30 }, pacing: { curve: 'previousYear' } },
  steps: { indicator: 'visits', condition: { atLeast: 30 }, pacing: { steps: [{ by: '2025-03-31', value: 10 }] } },
  'three-years': { indicator: 'visits', condition: { atLeast: 90 }, deadline: '三年内' },
  'each-month': { indicator: 'visits', condition: { atLeast: 6 }, window: 'month', noticeDays: 5 },
  'each-quarter': { indicator: 'visits', condition: { atMost: 20 }, window: 'quarter' },
  'stated-days': {
    indicator: 'visits',
    condition: { atLeast: 20 },
    window: { from: '2025-03-01', to: '2025-06-30' },
    deadline: '2025-08-31',
  },
  staged: {
    indicator: 'visits',
    condition: { atLeast: 20 },
    appliesTo: { ...EACH_COUNTY, stages: [{ from: '2025-02-01', cohort: 'pilots' }, { from: '2025-06-01' }] },
  },
  parted: {
    indicator: 'visits',
    condition: { atLeast: 40 },
    appliesTo: { orgUnit: 'city' },
    parts: [
      {
        orgUnit: 'east',
        value: 25,
        parts: [
          { orgUnit: 'east-hospital', value: 15 },
          { orgUnit: 'east-clinic', value: 10 },
        ],
      },
      { orgUnit: 'west', value: 15 },
    ],
  },
  clinics: { indicator: 'visits', condition: { atLeast: 5 }, appliesTo: { orgUnit: 'city', andEach: 'facility' } },
};

/** In force from June on: figures changed, a target taken out, one put in. */
const SECOND: Readonly<Record<string, WrittenTarget>> = {
  ...Object.fromEntries(Object.entries(FIRST).filter(([id]) => id !== 'band')),
  total: { indicator: 'visits', condition: { atLeast: 60 } },
  ratio: { indicator: 'coverage', condition: { atLeast: 80 }, deadline: '上半年' },
  added: { indicator: 'beds', condition: { atMost: 9 } },
};

const listed = (targets: Readonly<Record<string, WrittenTarget>>) =>
  Object.entries(targets).map(([id, target]) => ({ id, task: '一', appliesTo: EACH_COUNTY, ...target }));

/** The little city with a plan in two versions that says everything the language can say. */
export function loadWholeLanguage(): Promise<Catalogue> {
  return loadCity({
    'measures.yaml': MEASURES,
    'indicators.yaml': INDICATORS,
    'plans/first.yaml': planFile({ targets: listed(FIRST) }),
    'plans/second.yaml': planFile({
      version: 2,
      validFrom: '2025-06-10',
      reason: '年中调整',
      targets: listed(SECOND),
    }),
  });
}
