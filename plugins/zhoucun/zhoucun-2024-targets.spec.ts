import { formatDay } from '#calendar';
import type { Target } from '#plans';
import { loadZhoucun, targetOf } from './testing/zhoucun-plan.js';

const DIRECTIONAL = { strength: 'directional' };

/** Read off the document by hand: what is to be met, in which unit, and what else the words say. */
const READ: readonly [id: string, condition: unknown, unit: string, more?: Readonly<Record<string, unknown>>][] = [
  ['township-contact-points', { atLeast: 5 }, '个', { pacing: 'linear' }],
  ['party-committee-election', { reached: true }, '个', { noticeDays: 90 }],
  ['branch-brands', { atLeast: 100 }, '%'],
  ['cdc-opinion', { reached: true }, '个'],
  ['cdc-capability', { rises: true }, '分', DIRECTIONAL],
  ['tcm-departments', { atLeast: 100 }, '%', { kind: 'cohort-share', tolerance: 10 }],
  ['municipal-specialties', { atLeast: 2 }, '个', { strength: 'stretch', kind: 'count' }],
  ['holistic-nursing', { atLeast: 100 }, '%'],
  ['home-nursing', { rises: true }, '家', DIRECTIONAL],
  ['nutrition-canteens', { atLeast: 3 }, '家', { pacing: 'linear' }],
  ['drug-use-monitoring', { atLeast: 100 }, '%', { kind: 'cohort-share' }],
  ['essential-drugs', { rises: true }, '%', DIRECTIONAL],
  ['famous-doctor-studio', { reached: true }, '个'],
  ['visiting-experts-known', { rises: true }, '%', DIRECTIONAL],
  ['major-project', { reached: true }, '个', { strength: 'stretch' }],
  ['admitted-aboard', { reached: true }, '个', { strength: 'stretch' }],
  ['safety-service-centre', { reached: true }, '个'],
  ['integrated-village-clinics', { rises: true }, '%', DIRECTIONAL],
  ['publicly-owned-village-clinics', { atLeast: 85 }, '%', { pacing: 'full' }],
  ['family-doctor-rounds', { atLeast: 1000 }, '人次', { kind: 'count', pacing: 'linear' }],
  ['six-s-management', { atLeast: 100 }, '%', { kind: 'cohort-share' }],
  ['family-doctor-coverage', { atLeast: 61 }, '%'],
  ['family-doctor-elderly', { atLeast: 88 }, '%'],
  ['public-health-performance', { rises: true }, '分', DIRECTIONAL],
  ['three-highs-patients', { atLeast: 10_000 }, '人', { kind: 'level' }],
  ['tcm-knowledge-corners', { atLeast: 40 }, '%', { strength: 'stretch', kind: 'cohort-share' }],
  ['tcm-expert-studios', { atLeast: 5 }, '个'],
  ['tcm-experts', { atLeast: 40 }, '名'],
  ['tcm-technique-courses', { atLeast: 4 }, '期'],
  ['child-eye-care', { rises: true }, '%', DIRECTIONAL],
  ['mother-to-child-eliminated', { reached: true }, '个'],
  ['two-cancer-coverage', { atLeast: 90 }, '%'],
  ['childcare-accidents', { zero: true }, '起', { kind: 'zero-event' }],
  ['family-support-on-time', { atLeast: 100 }, '%'],
  ['special-family-coverages', { atLeast: 3 }, '个'],
  ['five-places', { atLeast: 5 }, '类'],
  ['chronic-disease-review', { reached: true }, '个'],
  ['health-cells', { rises: true }, '个', DIRECTIONAL],
  ['sanitary-towns', { atLeast: 100 }, '%', { kind: 'cohort-share' }],
  ['sanitary-villages', { atLeast: 100 }, '%', { kind: 'ratio' }],
];

function factsOf(target: Target): Readonly<Record<string, unknown>> {
  const { appliesTo, pacing, strength, deadline, tolerance, noticeDays } = target;
  return { ...appliesTo, pacing, strength, deadline: formatDay(deadline), tolerance, noticeDays };
}

describe('a target of Zhoucun 2024', () => {
  it.each(READ)('%s asks for %j in %s', async (id, condition, unit, more = {}) => {
    const { catalogue, plan } = await loadZhoucun();
    const target = targetOf(plan, id);
    const indicator = catalogue.indicators.find(({ code }) => code === target.indicator);
    expect([target.condition, indicator?.unit]).toEqual([condition, unit]);
    const kind = indicator?.versions[0]?.formula.kind;
    expect({ kind, ...factsOf(target) }).toMatchObject({
      orgUnit: '370306',
      strength: 'hard',
      deadline: '2024-12-31',
      tolerance: undefined,
      noticeDays: 30,
      ...more,
    });
  });

  it('keeps apart what only looks alike: five standards of village clinics and health centres', async () => {
    const { plan } = await loadZhoucun();
    const ids = [
      'integrated-village-clinics',
      'publicly-owned-village-clinics',
      'six-s-management',
      'tcm-knowledge-corners',
      'tcm-village-clinics',
    ];
    expect(new Set(ids.map((id) => targetOf(plan, id).indicator)).size).toBe(ids.length);
  });

  it('takes the women screened from the shared count of persons, and those due from the district', async () => {
    const { catalogue, plan } = await loadZhoucun();
    const { indicator } = targetOf(plan, 'two-cancer-coverage');
    expect(catalogue.indicators.find(({ code }) => code === indicator)?.versions[0]?.formula).toMatchObject({
      numerator: ['screening.two-cancer-persons'],
      denominator: ['zhoucun.two-cancer-due'],
    });
  });
});
