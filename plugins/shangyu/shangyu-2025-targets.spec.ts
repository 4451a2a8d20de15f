import { formatDay } from '#calendar';
import type { Target } from '#plans';
import { loadShangyu, targetOf } from './testing/shangyu-plan.js';

const YEAR_END = '2025-12-31';
const PEOPLES = '330604-1';
const TCM = '330604-2';
const SRRSH = '330604-4';

/** Read off the document by hand: what is to be met, in which unit, and what else the words say. */
const READ: readonly [id: string, condition: unknown, unit: string, more?: Readonly<Record<string, unknown>>][] = [
  ['life-expectancy', { above: 82.8 }, '岁', { pacing: 'full' }],
  ['premature-mortality', { atMost: 9 }, '%'],
  ['cancer-survival', { atLeast: 50 }, '%'],
  ['health-literacy', { atLeast: 45 }, '%', { indicator: 'health-literacy.rate' }],
  ['healthy-shangyu-actions', { atLeast: 26 }, '项'],
  ['health-impact-cases', { atLeast: 2 }, '个', { pacing: 'linear' }],
  ['new-chronic-clinics', { atLeast: 6 }, '家', { kind: 'count' }],
  ['chronic-clinic-share', { atLeast: 80 }, '%', { kind: 'cohort-share' }],
  ['weight-clinic-share', { atLeast: 60 }, '%', { kind: 'cohort-share' }],
  ['severe-mental-medicated', { atLeast: 95 }, '%'],
  ['severe-mental-visited', { atLeast: 90 }, '%'],
  ['psychiatrists-tcm-hospital', { reached: true }, '个', { orgUnit: TCM }],
  ['influenza-vaccination', { atLeast: 40_000 }, '人', { pacing: 'linear', kind: 'count' }],
  ['colorectal-screening', { atLeast: 36_000 }, '人', { indicator: 'shangyu.colorectal-screening' }],
  ['resident-check-up', { atLeast: 182_000 }, '人'],
  ['aed-devices', { atLeast: 117 }, '台'],
  ['hospital-upgrade-investment', { atLeast: 3000 }, '万元', { orgUnit: PEOPLES }],
  [
    'infectious-incidence',
    {
      anyOf: [
        { atMost: { indicator: 'shangyu.infectious-province-mean' } },
        { atMost: { indicator: 'shangyu.infectious-province-growth' } },
      ],
    },
    '1/10万',
  ],
  ['cdc-a-plus-plus', { reached: true }, '个', { orgUnit: '330604-5' }],
  ['tb-free-communities', { atLeast: 4 }, '个', { pacing: 'linear' }],
  ['tb-free-communities.330604104', { atLeast: 1 }, '个', { orgUnit: '330604104' }],
  ['township-emergency-team-share', { atLeast: 100 }, '%', { andEach: 'township' }],
  ['response-time-urban', { atMost: 10 }, '分钟', { kind: 'mean' }],
  ['response-time-rural', { atMost: 12 }, '分钟', { kind: 'mean' }],
  ['typical-cases', { atLeast: 3 }, '件'],
  ['excellent-cases', { atLeast: 1 }, '件', { strength: 'stretch' }],
  ['srrsh-quality', { atLeast: 80 }, '%', { orgUnit: SRRSH }],
  ['srrsh-quality-rising', { rises: true }, '%', { orgUnit: SRRSH, strength: 'directional' }],
  ['minimally-invasive-share', { atLeast: 17 }, '%'],
  ['case-mix-rank', { falls: true }, '位', { strength: 'directional' }],
  ['provincial-research', { atLeast: 1 }, '项', { strength: 'stretch' }],
  ['bureau-research', { atLeast: 15 }, '项'],
  ['gcp-certified', { atLeast: 1 }, '家'],
  ['staff-sent-down', { rises: { byPercent: 5, over: 'previousYear' } }, '人', { kind: 'count' }],
  ['patients-referred-down', { rises: { byPercent: 5, over: 'previousYear' } }, '人次', { kind: 'count' }],
  ['digital-ecg-devices', { atLeast: 206 }, '台'],
  ['digital-ecg-share', { atLeast: 100 }, '%'],
  ['primary-care-rate', { atLeast: 65 }, '%', { indicator: 'shangyu.primary-care-rate' }],
  ['community-hospitals', { atLeast: 1 }, '家', { strength: 'stretch' }],
  ['key-group-signed-rate', { atLeast: 85 }, '%', { pacing: 'full' }],
  ['village-clinic-standard-share', { atLeast: 60 }, '%'],
  ['village-clinics-open', { atLeast: 100 }, '%', { andEach: 'facility' }],
  ['srrsh-outside-share', { atLeast: 20 }, '%', { orgUnit: SRRSH }],
  ['in-district-visit-rate', { allOf: [{ atLeast: 90 }, { rises: true }] }, '%', { pacing: 'full' }],
  ['out-of-district-referral-rate', { falls: true }, '%', { strength: 'directional' }],
  ['disputes', { falls: { byPercent: 5, over: 'previousYear' } }, '起'],
  ['quality-control-share', { atLeast: 100 }, '%'],
  ['quality-control-main-share', { atLeast: 100 }, '%'],
  ['quality-control-small-share', { atLeast: 30 }, '%'],
  ['prescription-reviews', { atLeast: 10_000 }, '张', { window: 'year' }],
  ['prescription-reviews-monthly', { atLeast: 900 }, '张', { window: 'month' }],
  ['record-review-months', { atLeast: 100 }, '%', { kind: 'recurring' }],
  ['medical-accidents', { zero: true }, '起', { kind: 'zero-event' }],
  ['drug-diversion', { zero: true }, '起', { kind: 'zero-event' }],
  ['maternal-deaths', { zero: true }, '人', { kind: 'zero-event' }],
  [
    'infant-mortality',
    { anyOf: [{ below: 1.43 }, { atMost: { indicator: 'shangyu.infant-mortality-city-goal' } }] },
    '‰',
  ],
  ['birth-defect-rate', { atMost: 1 }, '‰'],
  ['childcare-places', { atLeast: 4.6 }, '个/千人口', { kind: 'per-capita' }],
  ['fertility-friendly-share', { atLeast: 50 }, '%', { strength: 'stretch' }],
  ['child-friendly-maternity-hospital', { reached: true }, '个', { orgUnit: '330604-3', strength: 'stretch' }],
  ['home-bed-satisfaction', { atLeast: 100 }, '%'],
  ['elderly-assessment', { atLeast: 20_000 }, '人'],
  ['tcm-flagship-clinics', { atLeast: 1 }, '家', { orgUnit: '330604' }],
  ['tcm-flagship-xietang', { reached: true }, '个', { orgUnit: '330604111-1' }],
  ['tcm-three-star-fenghui', { reached: true }, '个', { orgUnit: '330604106-1' }],
  ['tcm-primary-share', { atLeast: 35 }, '%'],
  ['tcm-culture-talks', { atLeast: 100 }, '场'],
  ['digital-application-uses', { rises: { byPercent: 5, over: 'previousYear' } }, '次'],
  ['recognised-items', { rises: true }, '项', { strength: 'directional', indicator: 'information.recognised-items' }],
  ['staff-expenditure-share', { atLeast: 45 }, '%'],
  ['petitions', { falls: { byPercent: 5, over: 'previousYear' } }, '件'],
  ['party-partnerships', { atLeast: 20 }, '家'],
  ['integrity-platform', { reached: true }, '个', { orgUnit: PEOPLES }],
];

function factsOf(target: Target): Readonly<Record<string, unknown>> {
  const { indicator, appliesTo, window, pacing, strength, deadline, tolerance } = target;
  return { indicator, ...appliesTo, window, pacing, strength, deadline: formatDay(deadline), tolerance };
}

describe('a target of Shangyu 2025', () => {
  it.each(READ)('%s asks for %j in %s', async (id, condition, unit, more = {}) => {
    const { catalogue, plan } = await loadShangyu();
    const target = targetOf(plan, id);
    const indicator = catalogue.indicators.find(({ code }) => code === target.indicator);
    expect([target.condition, indicator?.unit]).toEqual([condition, unit]);
    const kind = indicator?.versions[0]?.formula.kind;
    expect({ kind, ...factsOf(target) }).toMatchObject({
      orgUnit: '330604',
      strength: 'hard',
      deadline: YEAR_END,
      tolerance: undefined,
      ...more,
    });
  });

  it('counts a village clinic only if it was open on five half-days in every week', async () => {
    const { catalogue, plan } = await loadShangyu();
    const formulaOf = (code: string): unknown =>
      catalogue.indicators.find((one) => one.code === code)?.versions[0]?.formula;
    expect(formulaOf(targetOf(plan, 'village-clinics-open').indicator)).toEqual({
      kind: 'cohort-share',
      cohort: 'village-clinics',
      indicator: 'shangyu.village-clinic-weeks',
      meets: { atLeast: 100 },
    });
    expect(formulaOf('shangyu.village-clinic-weeks')).toMatchObject({
      kind: 'recurring',
      measure: 'shangyu.village-clinic-half-days',
      every: 'week',
      atLeast: 5,
    });
  });

  it('keeps both sides of what the document says about quality control, by one measure in three cohorts', async () => {
    const { catalogue, plan } = await loadShangyu();
    const sides = ['quality-control-share', 'quality-control-main-share', 'quality-control-small-share'].map((id) => {
      const { task, indicator } = targetOf(plan, id);
      return [task, catalogue.indicators.find(({ code }) => code === indicator)?.versions[0]?.formula];
    });
    const formula = { kind: 'cohort-share', measure: 'shangyu.quality-control' };
    expect(sides).toMatchObject([
      ['(六).1', { ...formula, cohort: 'shangyu.medical-facilities' }],
      ['(六).2.(2)', { ...formula, cohort: 'shangyu.quality-control-main' }],
      ['(六).2.(2)', { ...formula, cohort: 'shangyu.quality-control-small' }],
    ]);
  });

  it('judges the reviews of prescriptions by the year and by the month from the same reports', async () => {
    const { plan } = await loadShangyu();
    const [year, month] = ['prescription-reviews', 'prescription-reviews-monthly'].map((id) => targetOf(plan, id));
    expect(year?.indicator).toBe(month?.indicator);
  });

  it('names the four towns that are to be free of tuberculosis', async () => {
    const { catalogue, plan } = await loadShangyu();
    const towns = plan.targets
      .filter(({ partOf }) => partOf === 'tb-free-communities')
      .map(({ appliesTo }) => catalogue.orgUnits.find(({ code }) => code === appliesTo.orgUnit)?.name.zh);
    expect(towns).toEqual(['曹娥街道', '上浦镇', '章镇镇', '驿亭镇']);
  });

  it('leaves nothing to a rule', async () => {
    const { plan } = await loadShangyu();
    expect(plan.targets.filter(({ rule }) => rule !== undefined)).toEqual([]);
  });
});
