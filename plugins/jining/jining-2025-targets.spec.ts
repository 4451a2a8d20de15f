import { formatDay } from '#calendar';
import type { Target } from '#plans';
import { loadJining, targetOf } from './testing/jining-plan.js';

const YEAR_END = '2025-12-31';

/** Read off the document by hand: what is to be met, in which unit, and what else the words say. */
const READ: readonly [id: string, condition: unknown, unit: string, more?: Readonly<Record<string, unknown>>][] = [
  ['provincial-public-health-specialties', { between: [2, 3] }, '个'],
  ['surveillance-one-map', { reached: true }, '个'],
  ['malaria-local-spread', { zero: true }, '起'],
  ['programme-vaccination-coverage', { atLeast: 92 }, '%', { andEach: 'county' }],
  ['smart-vaccination-clinics', { atLeast: 60 }, '%'],
  ['two-prescriptions-coverage', { atLeast: 100 }, '%'],
  ['prevention-treatment-pilot', { reached: true }, '个', { strength: 'stretch' }],
  ['prevention-treatment-hospitals', { between: [1, 2] }, '个'],
  ['provincial-county-hospitals', { between: [2, 3] }, '家'],
  ['county-hospital-standard', { atLeast: 11 }, '家'],
  ['maternity-centre-level-3', { reached: true }, '个', { deadline: '2027-12-31' }],
  ['municipal-specialties', { atLeast: 30 }, '个'],
  ['famous-doctor-studios', { atLeast: 10 }, '个'],
  ['famous-doctor-diseases', { atLeast: 25 }, '种'],
  ['dialysis-supply', { rises: true }, '台', { strength: 'directional' }],
  ['nurses-per-thousand', { atLeast: 4.5 }, '人/千人口'],
  ['clinical-nurse-share', { atLeast: 95 }, '%'],
  ['rehabilitation-beds', { atLeast: 10 }, '%', { kind: 'growth' }],
  ['rehabilitation-physicians', { atLeast: 10 }, '%', { kind: 'growth' }],
  ['drug-shortage-in-time', { atLeast: 100 }, '%', { strength: 'stretch', kind: 'cases-in-time' }],
  ['sanming-plan', { reached: true }, '个'],
  ['qufu-county-project', { reached: true }, '个', { orgUnit: '370881' }],
  ['special-fund-mechanism', { atLeast: 100 }, '%', { andEach: 'county' }],
  ['service-income-share', { rises: true }, '%', { strength: 'stretch' }],
  ['fixed-pay-share', { rises: true }, '%', { strength: 'directional' }],
  ['tight-medical-group', { atLeast: 1 }, '个'],
  ['staff-sent-down', { atLeast: 1000 }, '人', { pacing: 'linear' }],
  ['in-county-admissions', { atLeast: 85 }, '%', { strength: 'stretch', deadline: '2026-12-31' }],
  ['primary-care-visits', { atLeast: 65 }, '%', { strength: 'stretch', deadline: '2026-12-31' }],
  ['referral-platform', { atLeast: 100 }, '%'],
  ['upgraded-village-clinics', { atLeast: 2000 }, '个', { pacing: 'linear' }],
  ['integrated-village-clinics', { atLeast: 80 }, '%'],
  ['publicly-owned-village-clinics', { atLeast: 100 }, '%'],
  ['licensed-village-doctors', { rises: { by: 2 } }, '%'],
  ['family-doctor-households', { atLeast: 30 }, '%'],
  ['slots-opened-early', { atLeast: 20 }, '天'],
  ['tcm-provincial-projects', { atLeast: 2 }, '个', { strength: 'stretch' }],
  ['tcm-model-counties', { atLeast: 100 }, '%', { andEach: 'county' }],
  ['xiyuan-top-100', { rankAtMost: 100 }, '名', { strength: 'stretch' }],
  ['tcm-prevention-plans', { atLeast: 50 }, '个'],
  ['spine-screening', { atLeast: 60 }, '%'],
  ['smart-tcm-pharmacies', { atLeast: 6 }, '家', { tolerance: 1 }],
  ['tcm-research-projects', { atLeast: 10 }, '个'],
  ['herb-standards', { between: [2, 3] }, '个'],
  ['press-conferences', { atLeast: 4 }, '场'],
  ['expert-activities', { atLeast: 800 }, '场'],
  ['health-lectures', { atLeast: 150 }, '场次'],
  ['health-literacy', { rises: { by: 2 } }, '%', { strength: 'stretch' }],
  ['occupational-declaration', { atLeast: 100 }, '%'],
  ['childcare-places', { atLeast: 5.1 }, '个/千人口', { pacing: 'full' }],
  ['childcare-place-use', { atLeast: 60 }, '%', { pacing: 'full' }],
  ['maternal-mortality', { atMost: { previousYear: true } }, '1/10万'],
  ['newborn-screening', { above: 90 }, '%'],
  ['hpv-satisfaction', { above: 90 }, '%'],
  ['two-cancer-screening', { atLeast: 250_000 }, '人', { tolerance: { percent: 5 } }],
  ['hospice-wards', { atLeast: 100 }, '%', { andEach: 'county' }],
  ['hospice-primary-care', { atLeast: 50 }, '%'],
  ['paediatricians', { atLeast: 0.87 }, '人/千名儿童'],
  ['paediatric-beds', { atLeast: 2.5 }, '张/千名儿童'],
  ['colorectal-screening', { atLeast: 18_000 }, '人'],
  ['staff-per-bed', { rises: true }, '人/床', { strength: 'directional' }],
  ['small-wards', { atLeast: 80 }, '%'],
  ['key-laboratories', { atLeast: 10 }, '个'],
  ['key-disciplines', { atLeast: 15 }, '个'],
  ['high-level-recruitment', { atLeast: 200 }, '人'],
  ['doctoral-support', { atLeast: 20 }, '人', { tolerance: { percent: 10 } }],
  ['recognised-items', { atLeast: 300 }, '项'],
  ['recognition-facilities', { atLeast: 260 }, '家'],
  ['blood-volume', { rises: true }, '单位', { strength: 'directional' }],
  ['major-accidents', { zero: true }, '起'],
  ['public-hospital-debt', { falls: true }, '万元', { strength: 'directional' }],
];

function factsOf({ appliesTo, pacing, strength, deadline, tolerance }: Target): Readonly<Record<string, unknown>> {
  return { ...appliesTo, pacing, strength, deadline: formatDay(deadline), tolerance };
}

describe('a target of Jining 2025', () => {
  it.each(READ)('%s asks for %j in %s', async (id, condition, unit, more = {}) => {
    const { catalogue, plan } = await loadJining();
    const target = targetOf(plan, id);
    const indicator = catalogue.indicators.find(({ code }) => code === target.indicator);
    expect([target.condition, indicator?.unit]).toEqual([condition, unit]);
    const kind = indicator?.versions[0]?.formula.kind;
    expect({ kind, ...factsOf(target) }).toMatchObject({
      orgUnit: '370800',
      strength: 'hard',
      deadline: YEAR_END,
      tolerance: undefined,
      ...more,
    });
  });

  it('is judged in the counties that go first from January, in the others from the year’s end', async () => {
    const { catalogue, plan } = await loadJining();
    const stages = targetOf(plan, 'sanming-in-place').appliesTo.stages?.map(({ from, cohort }) => [
      formatDay(from),
      cohort,
    ]);
    expect(stages).toEqual([
      ['2025-01-01', 'jining-sanming-pioneers'],
      [YEAR_END, undefined],
    ]);
    const first = catalogue.orgUnits.filter(({ attributes }) => attributes['pilots'] === '三明医改');
    expect(first.map(({ name }) => name.zh)).toEqual(['鱼台县', '曲阜市']);
  });

  it('counts over all the years until its deadline', async () => {
    const { plan } = await loadJining();
    const { window } = targetOf(plan, 'maternity-centre-level-3');
    expect(typeof window === 'object' && [formatDay(window.from), formatDay(window.to)]).toEqual([
      '2025-01-01',
      '2027-12-31',
    ]);
  });

  it('names the limits of a drug-shortage report in its case type: 5 and 3 days', async () => {
    const { catalogue } = await loadJining();
    const limits = catalogue.caseTypes.find(({ code }) => code === 'drug-shortage')?.limits;
    expect(limits?.map(({ days }) => days)).toEqual([5, 3]);
  });
});
