import { formatDay } from '#calendar';
import type { Target } from '#plans';
import { loadXiaoxian, targetOf } from './testing/xiaoxian-plan.js';

const YEAR_END = '2025-12-31';
const ROUGHLY = { percent: 5 };
const EACH_CENTRE = { andEach: 'facility', kind: 'recurring', pacing: 'full' };

/** Read off the document by hand: what is to be met, in which unit, and what else the words say. */
const READ: readonly [id: string, condition: unknown, unit: string, more?: Readonly<Record<string, unknown>>][] = [
  ['regional-centre-in-place', { reached: true }, '个'],
  ['delta-support', { reached: true }, '个', { strength: 'stretch' }],
  ['huangkou-sub-centre', { reached: true }, '个', { orgUnit: '341322101-1' }],
  ['differentiated-health-centres', { atLeast: 100 }, '%', { kind: 'cohort-share' }],
  ['post-applicants', { rises: true }, '人/岗', { strength: 'directional' }],
  ['five-centres', { atLeast: 5 }, '个', { pacing: 'linear' }],
  ['tcm-pavilions', { rises: true }, '个', { strength: 'directional' }],
  ['tcm-literacy', { rises: true }, '%', { strength: 'directional' }],
  ['case-mix-index', { atLeast: 2 }, '权重/例', { strength: 'stretch', tolerance: ROUGHLY, kind: 'mean' }],
  ['level-four-surgery', { atLeast: 60 }, '%', { strength: 'stretch', tolerance: ROUGHLY }],
  ['technical-service-income', { atLeast: 60 }, '%', { strength: 'stretch', tolerance: ROUGHLY }],
  ['staff-spending', { atLeast: 60 }, '%', { strength: 'stretch', tolerance: ROUGHLY }],
  ['fixed-pay', { atLeast: 60 }, '%', { strength: 'stretch', tolerance: ROUGHLY }],
  ['cdc-capability', { rises: true }, '分', { strength: 'directional' }],
  ['declared-employers', { rises: true }, '家', { strength: 'directional' }],
  ['service-after-death', { zero: true }, '条', { rule: 'service-after-death' }],
  ['two-places-one-day', { zero: true }, '条', { rule: 'two-places-one-day' }],
  ['impossible-age', { zero: true }, '条', { rule: 'impossible-age' }],
  ['repeated-text', { zero: true }, '条', { rule: 'repeated-text' }],
  ['feeds-disagree', { zero: true }, '项', { rule: 'feeds-disagree' }],
  ['untrue-services-found', { zero: true }, '例', { rule: undefined }],
  ['public-health-training', { atLeast: 100 }, '%', EACH_CENTRE],
  ['public-health-exams', { atLeast: 100 }, '%', EACH_CENTRE],
  ['public-health-spot-tests', { atLeast: 100 }, '%', EACH_CENTRE],
  ['records-opened', { atLeast: 100 }, '%', { pacing: 'linear' }],
  ['face-authentication', { atLeast: 100 }, '%', { kind: 'cohort-share' }],
  ['guoli-eye-hospital', { reached: true }, '个', { orgUnit: '341322-4' }],
  ['standard-village-clinics', { rises: true }, '个', { strength: 'directional' }],
  ['prenatal-screening', { rises: true }, '%', { strength: 'directional' }],
  ['childcare-places', { rises: true }, '个/千人口', { strength: 'directional' }],
  ['hotline-satisfaction', { rises: true }, '%', { strength: 'directional' }],
  ['three-year-actions', { atLeast: 3 }, '个'],
  ['safety-accidents', { zero: true }, '起', { kind: 'zero-event' }],
  ['childcare-inspected', { atLeast: 100 }, '%'],
  ['hazards-removed', { atLeast: 100 }, '%', { pacing: 'full' }],
  ['first-visits', { rises: true }, '%', { strength: 'directional' }],
  ['tcm-clinics-everywhere', { atLeast: 100 }, '%', { kind: 'cohort-share' }],
  ['tcm-museum', { reached: true }, '个'],
];

function factsOf(target: Target): Readonly<Record<string, unknown>> {
  const { appliesTo, pacing, strength, deadline, tolerance, rule } = target;
  return { ...appliesTo, pacing, strength, deadline: formatDay(deadline), tolerance, rule };
}

describe('a target of Xiaoxian 2025', () => {
  it.each(READ)('%s asks for %j in %s', async (id, condition, unit, more = {}) => {
    const { catalogue, plan } = await loadXiaoxian();
    const target = targetOf(plan, id);
    const indicator = catalogue.indicators.find(({ code }) => code === target.indicator);
    expect([target.condition, indicator?.unit]).toEqual([condition, unit]);
    const kind = indicator?.versions[0]?.formula.kind;
    expect({ kind, ...factsOf(target) }).toMatchObject({
      orgUnit: '341322',
      strength: 'hard',
      deadline: YEAR_END,
      tolerance: undefined,
      ...more,
    });
  });

  it.each([
    ['public-health-training', '小时'],
    ['public-health-exams', '次'],
    ['public-health-spot-tests', '次'],
  ])('%s asks each health centre for one %s every month, which no later month makes up', async (id, unit) => {
    const { catalogue, plan } = await loadXiaoxian();
    const { indicator, appliesTo } = targetOf(plan, id);
    const measure = catalogue.measures.find(({ code }) => code === `xiaoxian.${id}`);
    expect([measure?.unit, measure?.accrual, measure?.cohort]).toEqual([unit, 'flow', 'township-health-centres']);
    expect(catalogue.indicators.find(({ code }) => code === indicator)?.versions[0]?.formula).toEqual({
      kind: 'recurring',
      measure: `xiaoxian.${id}`,
      every: 'month',
      atLeast: 1,
      makeUp: false,
    });
    expect(appliesTo.stages?.map(({ from, cohort }) => [formatDay(from), cohort])).toEqual([
      ['2025-01-01', 'township-health-centres'],
    ]);
  });

  it('looks for the same facts in none of two ways: each sign of an untrue service has a measure of its own', async () => {
    const { plan } = await loadXiaoxian();
    const untrue = plan.targets.filter(({ source }) => source?.quote.includes('不真实服务'));
    expect(new Set(untrue.map(({ indicator }) => indicator)).size).toBe(6);
  });
});
